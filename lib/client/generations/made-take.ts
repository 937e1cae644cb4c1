import { createStore } from '#lib/client/marks/store'
import type { ActionProblem } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Another take that somebody asked for a moment ago. `cancel` answers what was wrong, or null. */
export type MadeTake = { take: GenerationView; cancel: () => Promise<ActionProblem | null> }

/** The newest of them, until it was said and put away. */
export const madeTake = createStore<MadeTake | null>(null)
