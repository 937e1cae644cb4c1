import { useState } from 'react'
import type { Verdict } from '#lib/domain/marks/cull'

/** Writes one down; false where that could not be done. */
export type KeepVerdict = (id: string, verdict: Verdict) => Promise<boolean>

/**
 * Writes verdicts down one after the other, while somebody goes on. Those that could not be kept are remembered, by clip, and can be
 * tried again.
 */
export function useKeepVerdicts(write: KeepVerdict) {
  const [lost, setLost] = useState<ReadonlyMap<string, Verdict>>(new Map())
  async function keep(id: string, verdict: Verdict): Promise<void> {
    const kept = await write(id, verdict).catch(() => false)
    setLost((before) => {
      const after = new Map(before)
      if (kept) after.delete(id)
      else after.set(id, verdict)
      return after
    })
  }
  return {
    lost: lost.size,
    keep: (id: string, verdict: Verdict) => void keep(id, verdict),
    tryAgain(): void {
      for (const [id, verdict] of lost) void keep(id, verdict)
    },
  }
}
