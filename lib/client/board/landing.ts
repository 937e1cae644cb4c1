import type { LibraryImage } from '#lib/domain/generation/generation'
import { ROLE_LIMITS } from '#lib/domain/limits'
import { ROLES, type Role } from '#lib/domain/recipe/recipe'

/**
 * What can be picked up over the board: a still of it, files from outside, an image of the library, or the picture that a clip shows,
 * which is taken as a file once somebody wants it.
 */
export type BoardSource =
  | { kind: 'still'; key: string }
  | { kind: 'files' }
  | { kind: 'image'; name: string; image: LibraryImage }
  | { kind: 'frame'; take(): Promise<File> }

/** Where it can be let go: a role's own place, or the picture of one reference among several. */
export type BoardTarget = { kind: 'role'; role: Role } | { kind: 'reference'; key: string }

/** What letting go would do. */
export type Landing = 'place' | 'replace' | 'swap'

type Placed = { key: string; role: Role }

/**
 * What may land where. Columns: a still that is not there yet, a picture from elsewhere.
 * An occupied frame changes places with a still, so a move never loses a picture; what is new takes its place.
 */
const LANDINGS: Record<'free' | 'occupied' | 'full', Record<'still' | 'new', Landing | null>> = {
  free: { still: 'place', new: 'place' },
  occupied: { still: 'swap', new: 'replace' },
  full: { still: null, new: null },
}

function roomAt(stills: readonly Placed[], target: BoardTarget, source: BoardSource): keyof typeof LANDINGS {
  if (target.kind === 'reference' && source.kind === 'still') return 'occupied'
  const role = target.kind === 'role' ? target.role : 'reference'
  const taken = stills.filter((still) => still.role === role).length
  if (taken < ROLE_LIMITS[role]) return 'free'
  return ROLE_LIMITS[role] === 1 ? 'occupied' : 'full'
}

/** What letting `source` go over `target` would do; null where it may not land or would change nothing. */
export function landing(stills: readonly Placed[], source: BoardSource, target: BoardTarget): Landing | null {
  if (source.kind === 'still') {
    const moved = stills.find((still) => still.key === source.key)
    if (!moved) return null
    if (target.kind === 'role' && moved.role === target.role) return null
    if (target.kind === 'reference' && target.key === source.key) return null
  }
  return LANDINGS[roomAt(stills, target, source)][source.kind === 'still' ? 'still' : 'new']
}

/** In the order in which roles are sent; within a role as they stand. */
function inOrder<T extends Placed>(stills: readonly T[]): T[] {
  return ROLES.flatMap((role) => stills.filter((still) => still.role === role))
}

/** Lets the two change places, in role and in order. */
function exchanged<T extends Placed>(stills: readonly T[], a: T, b: T): T[] {
  return stills.map((still) => {
    if (still === a) return { ...b, role: a.role }
    return still === b ? { ...a, role: b.role } : still
  })
}

/** The board after a still was let go over a target; the same board where it may not land. */
export function land<T extends Placed>(stills: readonly T[], key: string, target: BoardTarget): T[] {
  const moved = stills.find((still) => still.key === key)
  const effect = landing(stills, { kind: 'still', key }, target)
  if (!moved || !effect) return [...stills]
  const role = target.kind === 'role' ? target.role : 'reference'
  const there = stills.find((still) => (target.kind === 'role' ? still.role === role : still.key === target.key))
  if (effect === 'swap' && there) return inOrder(exchanged(stills, moved, there))
  return inOrder([...stills.filter((still) => still !== moved), { ...moved, role }])
}

/** The board with a new still on it; a frame that was there makes way. */
export function placed<T extends Placed>(stills: readonly T[], still: T): T[] {
  const kept = ROLE_LIMITS[still.role] === 1 ? stills.filter((other) => other.role !== still.role) : stills
  return inOrder([...kept, still])
}

/** First and last frame change places; one alone goes to the other end. */
export function swapFrames<T extends Placed>(stills: readonly T[]): T[] {
  const other: Record<Role, Role> = { first_frame: 'last_frame', last_frame: 'first_frame', reference: 'reference' }
  return inOrder(stills.map((still) => ({ ...still, role: other[still.role] })))
}
