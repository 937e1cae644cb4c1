'use client'

import ArrowLeft from 'lucide-react/icons/arrow-left'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { MendNotice } from '#components/ui/mend-notice'
import { goBackTo } from '#lib/client/go-back-to'
import { useBareKeys } from '#lib/client/keys/use-bare-keys'
import { useCommands } from '#lib/client/keys/use-commands'
import type { Manner } from '#lib/client/player/player-state'
import { starsGoOn } from '#lib/client/review/stars-go-on'
import { END, tellClip } from '#lib/client/review/told-clip'
import type { GenerationView } from '#lib/domain/generation/generation'
import { RATINGS, type Rating } from '#lib/domain/marks/marks'
import type { CullBack } from './cull-back.ts'
import { CullButtons } from './cull-buttons.tsx'
import { CullClip } from './cull-clip.tsx'
import { CullMore } from './cull-more.tsx'
import { CullSummary } from './cull-summary.tsx'
import { useCull } from './use-cull.ts'
import { useCullChords } from './use-cull-chords.ts'
import { type KeepDecision, useKeepDecisions } from './use-keep-decisions.ts'

/** Nobody asked for sound, and a clip goes on until something is decided of it. */
const AT_FIRST: Manner = { muted: true, volume: 1, speed: 1, looping: true }

/** So many clips before the last known one, further ones are asked for. */
const NEAR = 5

/**
 * Clips one after another, each playing by itself, and the next one as soon as something is decided of it.
 * @param cards those that have a clip
 * @param start number of the clip to begin with, from 0
 * @param more where the clips behind these begin, which come when one is near them; null where these are all
 * @param back where one came from @param toPicked where those that are picked are seen
 * @param stuck whether those could not be had
 */
export function CullView({
  cards,
  start,
  more,
  back,
  toPicked,
  stuck,
  write,
  onNear,
}: {
  cards: readonly GenerationView[]
  start: number
  more: string | null
  back: CullBack
  toPicked: (ids: readonly string[]) => CullBack
  stuck: boolean
  write: KeepDecision
  onNear: () => void
}) {
  const t = useTranslations('cull')
  const manner = useRef(AT_FIRST)
  const { lost, keep, tryAgain } = useKeepDecisions(write)
  const { at, current, verdict, verdicts, canUndo, decide, undo, move, begin } = useCull(cards, start, keep)
  const goesOn = useSyncExternalStore(starsGoOn.subscribe, starsGoOn.get, () => true)
  const rate = (rating: Rating, stays = !goesOn) => decide({ rating }, stays)
  const deed = (id: string, label: string, key: string, run: () => void, disabled = false) => ({
    id: `cull-${id}`,
    group: 'player' as const,
    label,
    key,
    run,
    disabled,
  })
  useCommands(() => [
    deed('pick', t('pick'), 'p', () => decide({ pick: true })),
    deed('reject', t('reject'), 'x', () => decide({ pick: false })),
    deed('undo', t('undo'), 'u', undo, !canUndo),
    ...RATINGS.map((stars) => deed(`rate-${stars}`, t('rate', { stars }), String(stars), () => rate(stars))),
    ...RATINGS.map((stars) => ({
      id: `cull-stay-${stars}`,
      group: 'player' as const,
      label: t('rateStay', { stars }),
      run: () => rate(stars, true),
      chord: `Shift+${stars}`,
    })),
  ])
  useCullChords({ onStay: (rating) => rate(rating, true), onUndo: () => canUndo && undo() })
  useBareKeys({ ArrowLeft: () => move(-1), ArrowRight: () => move(1) })
  const near = useEffectEvent(onNear)
  // Another wish behind each page, which may hold no clip, and at each clip, where the last try failed.
  const wish = more !== null && at + NEAR > cards.length ? `${at} ${more}` : null
  useEffect(() => {
    if (wish !== null) near()
  }, [wish])
  const inSight = current?.id ?? (more === null ? END : null)
  useEffect(() => {
    if (inSight !== null) tellClip(inSight)
  }, [inSight])
  const words = t(more ? 'placeOfMore' : 'place', { at: at + 1, count: cards.length })
  return (
    <div className="flex flex-1 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4">
        <Link
          href={back}
          onNavigate={(event) => goBackTo(back) && event.preventDefault()}
          className="-ml-2 inline-flex min-h-10 items-center gap-2 rounded-md px-2 text-muted text-sm hover:text-ink pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t('leave')}
        </Link>
        <h1 className="font-medium text-lg">{t('title')}</h1>
        <p role="status" className="ml-auto text-muted text-sm tabular-nums">
          {current && words}
        </p>
      </div>
      <progress
        aria-label={t('progress')}
        max={cards.length}
        value={at}
        className="h-1 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      {lost > 0 && <MendNotice words={t('lost', { count: lost })} mend={t('tryAgain')} onMend={tryAgain} />}
      {current && verdict ? (
        <>
          <CullClip key={current.id} generation={current} next={cards[at + 1]} manner={manner} />
          <CullButtons
            verdict={verdict}
            canUndo={canUndo}
            isFirst={at === 0}
            onPick={(pick) => decide({ pick })}
            onRate={rate}
            onUndo={undo}
            onMove={move}
          />
        </>
      ) : more !== null ? (
        <CullMore stuck={stuck} onAgain={onNear} />
      ) : (
        <CullSummary
          verdicts={verdicts}
          picked={cards.flatMap((card, i) => (verdicts[i]?.pick === true ? [card.id] : []))}
          back={back}
          toPicked={toPicked}
          canUndo={canUndo}
          onUndo={undo}
          onAgain={begin}
        />
      )}
    </div>
  )
}
