import { isStandIn } from '#lib/client/generations/is-stand-in'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Whether a card stands above another one: in the server's order, and what stands in for a click above all that the server knows. */
export function isNewer(a: GenerationView, b: GenerationView): boolean {
  if (isStandIn(a) || isStandIn(b)) return !isStandIn(b)
  return a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt
}
