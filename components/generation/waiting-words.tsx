'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { useFeedState } from '#lib/client/use-change-feed'
import { useNow } from '#lib/client/use-now'
import type { GenerationView } from '#lib/domain/generation'
import { Elapsed } from './elapsed.tsx'
import { ProgressLine } from './progress-line.tsx'

/** Hardly any request goes without an answer. */
const UnconfirmedWords = onDemand(() => import('./unconfirmed-words.tsx').then((module) => module.UnconfirmedWords))
/** Most are sent within seconds, and saved within seconds. */
const SavingWords = onDemand(() => import('./saving-words.tsx').then((module) => module.SavingWords))

/** What stands in the place of the picture while a generation is under way: where it is, how far, and what is being done about it. */
export function WaitingWords({ generation }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const state = useTranslations('state')
  const { status } = generation
  const percent = status.state === 'running' ? status.progress : null
  return (
    <div className="absolute inset-0 flex flex-col justify-end gap-1.5 bg-linear-to-t from-well from-35% to-transparent p-3">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium text-ink">{state(status.state)}</span>
        {percent !== null && <span className="tabular-nums text-muted">{t('percent', { percent })}</span>}
      </p>
      {status.state !== 'queued' && <ProgressLine percent={percent} />}
      <p className="text-xs text-muted [@container(max-height:120px)]:line-clamp-2">
        <Suspense>
          <Explanation generation={generation} />
        </Suspense>
      </p>
    </div>
  )
}

function Explanation({ generation }: { generation: GenerationView }) {
  const { status } = generation
  if (status.state === 'unconfirmed') return <UnconfirmedWords unconfirmed={status.unconfirmed} />
  if (status.state === 'queued') return <Queued generation={generation} />
  if (status.state === 'saving') return <SavingWords expiresAt={status.resultExpiresAt} />
  return <Elapsed generation={generation} />
}

/** Why it is not sent yet, where there is a reason beyond its turn. */
function Queued({ generation }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const format = useFormatter()
  const now = useNow()
  const { pause, heldUntil } = useFeedState()
  if (pause) return t('queuedBehindPause')
  if (heldUntil !== null && now !== null && heldUntil > now)
    return t('queuedBehindHold', { left: format.relativeTime(heldUntil, now) })
  return <Elapsed generation={generation} />
}
