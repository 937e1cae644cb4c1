import type { GenerationView } from '#lib/domain/generation'

/**
 * Splits the wall at the newest card that the viewer was shown: what is above it waits behind the "new" pill.
 * @param newestShown its id; one that is gone holds nothing back
 */
export function holdBack(cards: readonly GenerationView[], newestShown: string | null) {
  const at = cards.findIndex((card) => card.id === newestShown)
  return { waiting: Math.max(0, at), shown: at > 0 ? cards.slice(at) : cards }
}
