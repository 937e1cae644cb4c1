import { Suspense, useEffect } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { useFeedState } from '#lib/client/feed/use-change-feed'
import { watchTyping } from '#lib/client/typed'

const SignedOut = onDemand(() => import('./signed-out.tsx').then((module) => module.SignedOut))

/** Where it is told that the session has ended. Nothing is brought before that. */
export function SignedOutPlace() {
  const { connection } = useFeedState()
  useEffect(watchTyping, [])
  if (connection !== 'signed_out') return null
  return (
    <Suspense>
      <SignedOut />
    </Suspense>
  )
}
