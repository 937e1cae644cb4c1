import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { ReviewActions } from '#lib/domain/review/review-schema'
import { halfWritten } from './half-written.ts'
import { useTeamDesk } from './use-team-desk.ts'

afterEach(cleanup)

const nothingDone = () => vi.fn(async () => ({ ok: false, problem: 'unavailable' }) as const)
const actions: ReviewActions = {
  addComment: nothingDone(),
  resolveComment: nothingDone(),
  deleteComment: nothingDone(),
  giveVerdict: nothingDone(),
  takeBackVerdict: nothingDone(),
}

/** Where the desk of a clip keeps what somebody is writing. */
function placeFor(me: string): string {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const known = { comments: [], verdicts: [], version: 0 }
  const { result } = renderHook(
    () => useTeamDesk(madeUpGeneration('one').status, known, actions, { me, mayFix: false }),
    {
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    },
  )
  return result.current.place
}

it('keeps what is half written for its writer alone, whoever signs in next in the same tab', () => {
  halfWritten.set(placeFor('rita'), 'Her paw')
  expect(halfWritten.get(placeFor('sam'))).toBe('')
  expect(halfWritten.get(placeFor('rita'))).toBe('Her paw')
})
