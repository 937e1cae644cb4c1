import { useState } from 'react'
import type { Decision } from '#lib/domain/marks/cull'

/** Writes one down; false where that could not be done. */
export type KeepDecision = (id: string, decision: Decision) => Promise<boolean>

/**
 * Writes decisions down one after the other, while somebody goes on. What could not be kept is remembered, by clip, and can be tried again.
 */
export function useKeepDecisions(write: KeepDecision) {
  const [lost, setLost] = useState<ReadonlyMap<string, Decision>>(new Map())
  async function keep(id: string, decision: Decision): Promise<void> {
    const kept = await write(id, decision).catch(() => false)
    setLost((before) => {
      const after = new Map(before)
      const still = kept ? without(before.get(id), decision) : { ...before.get(id), ...decision }
      if (Object.keys(still).length === 0) after.delete(id)
      else after.set(id, still)
      return after
    })
  }
  return {
    lost: lost.size,
    keep: (id: string, decision: Decision) => void keep(id, decision),
    tryAgain(): void {
      for (const [id, decision] of lost) void keep(id, decision)
    },
  }
}

/** What of one decision another has not said anew. */
function without(lost: Decision = {}, said: Decision): Decision {
  return Object.fromEntries(Object.entries(lost).filter(([name]) => !(name in said)))
}
