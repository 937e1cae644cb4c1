import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'

/** How long it says that it was done, in ms. */
const SAID_MS = 2500

/** Copies a text. `outcome` is whether that was allowed, said for a moment as the message `detail.{outcome}`. */
export function useCopy() {
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy(text: string) {
    try {
      await copyText(text)
      setOutcome('copied')
    } catch {
      setOutcome('copyFailed')
    }
  }

  return { outcome, copy }
}
