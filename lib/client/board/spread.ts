import { ROLE_LIMITS } from '#lib/domain/limits'
import { ROLES, type Role } from '#lib/domain/recipe/recipe'

/** Where further pictures go when the place that they were let go over is taken by the one before. */
const NEXT: Record<Role, readonly Role[]> = {
  first_frame: ['last_frame', 'reference'],
  last_frame: ['reference'],
  reference: [],
}

/**
 * Spreads pictures that come together over the board: the first takes the place that was meant, were it taken or not, the others whatever
 * is free after it.
 * @returns a role for each picture that finds room, in their order: shorter than `count` where the last ones do not
 */
export function spread(board: readonly { role: Role }[], count: number, meant: Role): Role[] {
  const free = (role: Role) => Math.max(0, ROLE_LIMITS[role] - board.filter((still) => still.role === role).length)
  const here = ROLE_LIMITS[meant] === 1 ? 1 : free(meant)
  const places = [
    ...Array<Role>(here).fill(meant),
    ...NEXT[meant].flatMap((role) => Array<Role>(free(role)).fill(role)),
  ]
  return places.slice(0, count)
}

/** The place for pictures that were meant for none: the first that is free, else among the references, which then say that they are full. */
export function firstFree(board: readonly { role: Role }[]): Role {
  return ROLES.find((role) => board.filter((still) => still.role === role).length < ROLE_LIMITS[role]) ?? 'reference'
}
