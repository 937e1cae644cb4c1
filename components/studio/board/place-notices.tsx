import { Suspense, useEffect } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { atRest } from '#lib/client/at-rest'
import type { Role } from '#lib/domain/recipe/recipe'
import type { Board } from './use-board.ts'

const bring = () => import('./place-problems.tsx').then((module) => module.PlaceProblems)
const PlaceProblems = onDemand(bring)

/** What went wrong in one place of the board. It is loaded while the page rests, so that it is there when the network is not. */
export function PlaceNotices({ board, of: role }: { board: Board; of: Role }) {
  useEffect(() => {
    // Without a network it is tried again when it is wanted.
    atRest()
      .then(bring)
      .catch(() => {})
  }, [])
  const failed = board.stills.some((still) => still.role === role && still.state === 'failed')
  if (!failed && !board.notices[role]?.length) return null
  return (
    <Suspense>
      <PlaceProblems board={board} of={role} />
    </Suspense>
  )
}
