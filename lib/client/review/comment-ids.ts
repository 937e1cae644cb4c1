/**
 * Ids for what is being written: the same for the same words, so that sending them again after no answer says them once, and another one for
 * other words, which the server would take for the first.
 */
export function createCommentIds(mint: () => string) {
  let last: { wish: string; id: string } | null = null
  return {
    /** @param wish all that is sent, as a text */
    idFor(wish: string): string {
      if (last?.wish !== wish) last = { wish, id: mint() }
      return last.id
    },
    /** What was written is said: the same words once more are another comment. */
    done(): void {
      last = null
    },
  }
}
