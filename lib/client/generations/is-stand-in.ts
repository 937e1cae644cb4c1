import type { GenerationView } from '#lib/domain/generation/generation'

/** Whether a card stands in for the generation of a click that was not answered yet. */
export const isStandIn = (card: Pick<GenerationView, 'createdBy'>): boolean => card.createdBy === ''
