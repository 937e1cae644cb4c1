import type { ActionProblem } from '#lib/domain/actions'

/** What is to be said beside a deed that was refused: nothing where it is the guest's name, whose field says so itself. */
export const saidHere = (problem: ActionProblem | null): ActionProblem | null =>
  problem === 'guest_name_unclear' ? null : problem
