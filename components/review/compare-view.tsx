'use client'

import { useQueryClient } from '@tanstack/react-query'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { MarkNoticeWords } from '#components/marks/mark-notice-words'
import { onDemand } from '#components/ui/on-demand'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { goBackTo } from '#lib/client/go-back-to'
import { markNotice } from '#lib/client/marks/mark-notice'
import { mark } from '#lib/client/marks/marker'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { Comparison } from './comparison.tsx'
import { useClipNames } from './use-clip-names.ts'
import { useLearned, useLiveGenerations } from './use-live-generations.ts'
import { usePaneCommands } from './use-pane-commands.ts'

/** Below the pictures. */
const Differences = onDemand(() => import('./differences.tsx').then((module) => module.Differences))
const TakePicker = onDemand(() => import('./take-picker.tsx').then((module) => module.TakePicker))

/**
 * Two to four clips with one clock: played, halted, sought and slowed together, one of them heard.
 * @param gone how many of those that the address names do not exist
 */
export function CompareView({
  generations: known,
  rev,
  gone,
  markGenerations,
}: {
  generations: readonly GenerationView[]
  rev: string
  gone: number
  markGenerations: MarkActions['markGenerations']
}) {
  const t = useTranslations('compare')
  const client = useQueryClient()
  const onMark = (ids: readonly string[], change: MarkChange) => void mark(client, { markGenerations }, ids, change)
  usePaneCommands(onMark)
  const [said] = useState(markNotice.get)
  useChangeFeed()
  useLearned({ generations: known, rev })
  const generations = useLiveGenerations(known)
  const names = useClipNames(generations)
  const [first] = generations
  // Clips chosen on the wall may be of as many shots.
  const takesOf = generations.every((one) => one.shot.id === first?.shot.id) ? first : undefined
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4">
        <Link
          href={takesOf ? `/wall/${takesOf.id}#takes` : '/wall'}
          onNavigate={(event) => !takesOf && goBackTo('/wall') && event.preventDefault()}
          className="-ml-2 inline-flex min-h-10 items-center gap-2 rounded-md px-2 text-muted text-sm hover:text-ink pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t(takesOf ? 'back' : 'toWall')}
        </Link>
        <h1 className="font-medium text-lg">{t('title')}</h1>
      </div>
      {gone > 0 && <p className="text-muted text-sm">{t('gone', { count: gone })}</p>}
      {first && generations.length > 1 ? (
        <>
          <Comparison
            key={generations.map((one) => one.id).join()}
            generations={generations}
            names={names}
            onMark={onMark}
          />
          <MarkNoticeWords before={said} onUndo={() => {}} />
          <Suspense>
            <TakePicker of={first} chosen={generations.map((one) => one.id)} />
          </Suspense>
          <Suspense>
            <Differences generations={generations} names={names} />
          </Suspense>
        </>
      ) : (
        <p className="text-muted">{t('tooFew')}</p>
      )}
    </div>
  )
}
