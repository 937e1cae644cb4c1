/** What a recipe may come in, by the type that the browser tells while a file is still in the air. */
const TYPES = new Set(['video/mp4', 'video/quicktime', 'application/json'])

/** Whether a file of this type is for what takes recipes (watch-recipes.ts): a clip or JSON, and no picture for the board. */
export function mayCarryRecipe({ type }: { type: string }): boolean {
  return TYPES.has(type)
}
