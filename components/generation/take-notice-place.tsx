'use client'

import { Suspense, useSyncExternalStore } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { madeTake } from '#lib/client/generations/made-take'

const TakeNotice = onDemand(() => import('./take-notice.tsx').then((module) => module.TakeNotice))

/** Where another take is told of that somebody asked for. Nothing is brought before that. */
export function TakeNoticePlace() {
  const made = useSyncExternalStore(madeTake.subscribe, madeTake.get, () => null)
  return (
    made && (
      <Suspense>
        <TakeNotice key={made.take.id} {...made} />
      </Suspense>
    )
  )
}
