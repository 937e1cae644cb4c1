/** Presses closer than this are one intent: a double click, Enter and a click, or tapping again because nothing seemed to happen. In ms. */
const ONE_INTENT_MS = 1500

type Intent = { key: string; at: number; state: 'sending' | 'unanswered' | 'answered' }

/** Hands out one key per intent to generate, so that nothing is made twice by accident. */
export type ClickKeys = {
  /**
   * The key to send this wish under, or null when the same wish is on its way or was answered a moment ago.
   * @param now Unix milliseconds @param open the key of a press for this wish that an earlier visit to the page had no answer to
   */
  press(wish: string, now: number, open?: string): string | null
  /** Says how sending went. A wish without an answer keeps its key: it may have been made. */
  settle(wish: string, outcome: 'answered' | 'unanswered'): void
}

/** @param mint makes a fresh UUID */
export function createClickKeys(mint: () => string): ClickKeys {
  const intents = new Map<string, Intent>()
  return {
    press(wish, now, open) {
      const last = intents.get(wish)
      if (last?.state === 'sending') return null
      if (last?.state === 'answered' && now - last.at < ONE_INTENT_MS) {
        last.at = now
        return null
      }
      const key = last?.state === 'unanswered' ? last.key : (open ?? mint())
      intents.set(wish, { key, at: now, state: 'sending' })
      return key
    },
    settle(wish, outcome) {
      const intent = intents.get(wish)
      if (intent) intents.set(wish, { ...intent, state: outcome })
    },
  }
}
