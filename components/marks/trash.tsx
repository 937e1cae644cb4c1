'use client'

import { useQueryClient } from '@tanstack/react-query'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useRights } from '#components/team/use-rights'
import { Button } from '#components/ui/button'
import { LocalTime } from '#components/ui/local-time'
import { restore } from '#lib/client/marks/marker'
import { hasAnswered } from '#lib/client/read-anew'
import { useAlive } from '#lib/client/use-alive'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { MarkNoticeWords } from './mark-notice-words.tsx'

/** What was deleted and can still be restored. @param days for how long */
export function Trash({
  deleted,
  days,
  actions,
}: {
  deleted: readonly { generation: GenerationView; deletedAt: number }[]
  days: number
  actions: MarkActions
}) {
  const t = useTranslations('trash')
  const marks = useTranslations('marks')
  const detail = useTranslations('detail')
  const state = useTranslations('state')
  const client = useQueryClient()
  const router = useRouter()
  const alive = useAlive()
  const { mayChange } = useRights()
  const [busy, setBusy] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  async function bring(ids: readonly string[]) {
    setBusy(true)
    // The row goes with what is restored, and Undo with what it takes back.
    title.current?.focus()
    const answer = await restore(client, actions, ids)
    setBusy(false)
    if (hasAnswered(answer)) router.refresh()
  }
  return (
    <div className="flex flex-col gap-4">
      <Link
        href="/wall"
        className="-ml-2 inline-flex min-h-10 w-fit items-center gap-2 rounded-md px-2 text-muted text-sm hover:text-ink pointer-coarse:min-h-11"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {detail('back')}
      </Link>
      <h1 ref={title} tabIndex={-1} className="font-medium text-xl">
        {t('title')}
      </h1>
      <p className="max-w-prose text-muted text-sm">{t('text', { days })}</p>
      <MarkNoticeWords onUndo={bring} />
      {deleted.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <ul aria-label={t('title')} className="flex flex-col divide-y divide-line">
          {deleted.map(({ generation: { id, createdBy, recipe, status, images }, deletedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
              <span className="block aspect-video w-28 shrink-0 overflow-hidden rounded-sm bg-well">
                {(status.clip?.posterUrl ?? images[0]) && (
                  <img
                    src={status.clip?.posterUrl ?? images[0]?.url}
                    alt=""
                    loading="lazy"
                    className="size-full object-cover"
                  />
                )}
              </span>
              <div className="min-w-40 flex-1">
                <p className="line-clamp-2 break-words text-sm">{recipe.prompt}</p>
                <p className="text-muted text-xs">
                  {state(status.state)} · <LocalTime at={deletedAt} />
                </p>
              </div>
              <Button
                size="sm"
                disabled={!alive || busy || !mayChange(createdBy)}
                aria-label={`${marks('restore')}: ${recipe.prompt}`}
                onClick={() => bring([id])}
              >
                {marks('restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
