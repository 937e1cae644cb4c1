import { useState } from 'react'
import { newId } from '#lib/client/new-id'
import { createCommentIds } from '#lib/client/review/comment-ids'
import { halfWritten } from '#lib/client/review/half-written'
import type { NewComment, ReviewDesk } from '#lib/client/review/review-desk'
import { saidHere } from '#lib/client/review/said-here'
import { useHalfWritten } from '#lib/client/review/use-half-written'
import type { ActionProblem } from '#lib/domain/actions'

/**
 * What is being written, until it is said: it waits in this tab for whoever goes elsewhere meanwhile. Where saying it fails the text stays, with
 * what is wrong, and pressing again says it once.
 * @param place that it is kept for
 */
export function useSaying(place: string, add: ReviewDesk['add']) {
  const text = useHalfWritten(place)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const [ids] = useState(() => createCommentIds(newId))
  return {
    text,
    setText: (next: string) => halfWritten.set(place, next),
    busy,
    problem,
    /** @returns whether it was said */
    async say(about: Pick<NewComment, 'frame' | 'spot' | 'replyTo'>): Promise<boolean> {
      if (busy || text.trim() === '') return false
      setBusy(true)
      const said = { text, ...about }
      const wrong = await add({ id: ids.idFor(JSON.stringify(said)), ...said })
      setBusy(false)
      setProblem(saidHere(wrong))
      if (wrong !== null) return false
      ids.done()
      // What was written meanwhile is the next thing to say.
      if (halfWritten.get(place) === text) halfWritten.set(place, '')
      return true
    },
  }
}
