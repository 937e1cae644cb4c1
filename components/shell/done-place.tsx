'use client'

import { Suspense, useSyncExternalStore } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { awaited } from '#lib/client/done/awaited'

const DoneWatch = onDemand(() => import('./done-watch.tsx').then((module) => module.DoneWatch))
const NONE: readonly string[] = []

/** Tells whoever submitted from this tab when it is done. Nothing is brought before something was submitted. */
export function DonePlace() {
  const ids = useSyncExternalStore(awaited.subscribe, awaited.ids, () => NONE)
  if (ids.length === 0) return null
  return (
    <Suspense>
      <DoneWatch ids={ids} />
    </Suspense>
  )
}
