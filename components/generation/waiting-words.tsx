'use client'

import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Most of a wall waits for nothing. */
const WaitingDetails = onDemand(() => import('./waiting-details.tsx').then((module) => module.WaitingDetails))

/** What stands in the place of the picture while a generation is under way: where it is, how far, and what is being done about it. */
export function WaitingWords({ generation }: { generation: GenerationView }) {
  const state = useTranslations('state')
  return (
    <div className="absolute inset-0 flex flex-wrap content-end items-baseline gap-x-2 gap-y-1.5 bg-linear-to-t from-well from-35% to-transparent p-3 text-sm">
      <span className="font-medium text-ink">{state(generation.status.state)}</span>
      <Suspense fallback={<span className="h-7 w-full" />}>
        <WaitingDetails generation={generation} />
      </Suspense>
    </div>
  )
}
