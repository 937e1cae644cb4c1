import { useState } from 'react'
import type { GenerationView } from '#lib/domain/generation/generation'
import { cullFrom, type Decision, decide, moveBy, takeBack, type Verdict } from '#lib/domain/marks/cull'

/**
 * Goes through clips one by one.
 * @param start number of the clip to begin with, from 0
 * @param keep writes down what was decided of a clip, or what had stood there when that is taken back
 */
export function useCull(
  cards: readonly GenerationView[],
  start: number,
  keep: (id: string, decision: Decision) => void,
) {
  const [cull, setCull] = useState(() => cullFrom(start))
  const ids = cards.map((card) => card.id)
  const current = cards[cull.at] ?? null
  const now = ({ id, status: { marks } }: GenerationView): Verdict => ({
    rating: marks.rating,
    pick: marks.pick,
    ...cull.decided.get(id),
  })
  return {
    at: cull.at,
    current,
    verdict: current && now(current),
    verdicts: cards.map(now),
    canUndo: cull.done.length > 0,
    /** @param stays whether the clip is to stay in sight */
    decide(decision: Decision, stays = false): void {
      if (!current) return
      keep(current.id, decision)
      setCull(decide(cull, ids, now(current), decision, stays))
    },
    undo(): void {
      const last = cull.done.at(-1)
      if (last) keep(last.id, last.before)
      setCull(takeBack(cull))
    },
    move: (steps: number) => setCull(moveBy(cull, ids.length, steps)),
    begin: () => setCull({ ...cull, at: 0 }),
  }
}
