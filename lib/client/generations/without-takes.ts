import type { GenerationView } from '#lib/domain/generation/generation'

/** The card as it counts the takes of its shot without those that are gone. */
export function withoutTakes(card: GenerationView, gone: readonly GenerationView[]): GenerationView {
  const theirs = gone.filter(({ shot }) => shot.id === card.shot.id)
  if (theirs.length === 0) return card
  const before = theirs.filter(({ shot }) => shot.take < card.shot.take).length
  const shot = { ...card.shot, take: card.shot.take - before, takes: card.shot.takes - theirs.length }
  return { ...card, shot }
}
