import { useState } from 'react'
import type { GenerationView } from '#lib/domain/generation/generation'
import { type Cull, cullFrom, type Decision, decide, moveBy, takeBack, type Verdict } from '#lib/domain/marks/cull'

/** What stands of a generation's clip, as far as the page has heard. */
const verdictOf = ({ status: { marks } }: GenerationView): Verdict => ({ rating: marks.rating, pick: marks.pick })

/**
 * Goes through clips one by one.
 * @param start number of the clip to begin with, from 0
 * @param keep writes down what stands of a clip from now on
 */
export function useCull(cards: readonly GenerationView[], start: number, keep: (id: string, verdict: Verdict) => void) {
  const [cull, setCull] = useState(() => cullFrom(start))
  const ids = cards.map((card) => card.id)
  const current = cards[cull.at] ?? null
  const now = (card: GenerationView): Verdict => cull.verdicts.get(card.id) ?? verdictOf(card)
  const tell = (id: string | undefined, next: Cull) => {
    const verdict = id === undefined ? undefined : next.verdicts.get(id)
    if (id !== undefined && verdict) keep(id, verdict)
    setCull(next)
  }
  return {
    at: cull.at,
    current,
    verdict: current && now(current),
    verdicts: cards.map(now),
    canUndo: cull.done.length > 0,
    decide(decision: Decision): void {
      if (current) tell(current.id, decide(cull, ids, now(current), decision))
    },
    undo: () => tell(cull.done.at(-1)?.id, takeBack(cull)),
    move: (steps: number) => setCull(moveBy(cull, ids.length, steps)),
    begin: () => setCull({ ...cull, at: 0 }),
  }
}
