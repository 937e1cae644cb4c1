import { caughtUp } from '#lib/client/board/board-history'
import type { Still } from '#lib/client/board/still'
import { knownArrivals } from '#lib/client/board/use-uploads'
import type { RecipeForm } from '#lib/client/recipe/recipe-form'

/** The stills of drafts that were left while the library did not have them all. No storage takes a file; the page has it as long as it lives. */
const left = new Map<string, Still[]>()

/** Keeps the stills of a draft that is left, where its storage would lose some. */
export function leaveStills(draft: string, stills: Still[]): void {
  if (stills.every(({ state }) => state === 'ready')) left.delete(draft)
  else left.set(draft, stills)
}

/** A draft as it was stored, with its stills as they were left in this page, and what became of them since. */
export function withLeftStills(draft: string, stored: RecipeForm): RecipeForm
export function withLeftStills(draft: string, stored: RecipeForm | null): Partial<RecipeForm> | null
export function withLeftStills(draft: string, stored: RecipeForm | null): Partial<RecipeForm> | null {
  const stills = left.get(draft)
  return stills ? { ...stored, images: caughtUp(stills, knownArrivals) } : stored
}
