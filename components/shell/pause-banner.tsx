'use client'

import { Suspense, useState } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import type { ShellActions } from '#lib/domain/actions'

/** Brought when there is something to say: submitting hardly ever rests. */
const PauseNotice = onDemand(() => import('./pause-notice.tsx').then((module) => module.PauseNotice))

/** Says to everybody why submitting is at rest and what ends it, and that it goes on once it does. Nothing before it ever rested. */
export function PauseBanner({ actions }: { actions: ShellActions }) {
  const { pause } = useChangeFeed()
  const [rested, setRested] = useState(false)
  if (pause && !rested) setRested(true)
  if (!rested) return null
  return (
    <Suspense>
      <PauseNotice pause={pause} actions={actions} />
    </Suspense>
  )
}
