import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { parseFilter, type WallFilter, wallAddress } from '#lib/domain/wall/wall-filter'

/**
 * What the wall is narrowed to, and a way to have it otherwise: by its address, so that going back leads back.
 * @param text as the page was drawn with, in the words of `filterText`
 * @returns what is wished for, which is ahead of the page until the server has answered
 */
export function useNarrowing(text: string) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [wished, wish] = useOptimistic(parseFilter(new URLSearchParams(text)))
  /** @param how `replace` leaves no entry in the history */
  function narrow(next: WallFilter, how: 'push' | 'replace' = 'push'): void {
    start(() => {
      wish(next)
      // The wall itself knows where it begins.
      router[how](wallAddress(next), { scroll: false })
    })
  }
  return { wished, pending, narrow }
}
