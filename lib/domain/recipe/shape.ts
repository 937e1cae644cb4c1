import type { RoleImage } from './recipe.ts'

/** What kind of request a recipe is. Source: the input-rules table of the Kling v3 page. */
export const SHAPES = ['text', 'reference', 'frames', 'mixed'] as const
export type Shape = (typeof SHAPES)[number]

/** Derives the shape from the roles in use; it is never chosen or stored by hand. */
export function shapeOf(images: readonly Pick<RoleImage, 'role'>[]): Shape {
  const references = images.some((image) => image.role === 'reference')
  const frames = images.some((image) => image.role !== 'reference')
  if (references && frames) return 'mixed'
  if (references) return 'reference'
  return frames ? 'frames' : 'text'
}

export type RecipeKind = Shape | 'first'

/** What to call a recipe on the screen (`shape` in messages): its shape, but a first frame alone is not "first and last". */
export function recipeKind(images: readonly Pick<RoleImage, 'role'>[]): RecipeKind {
  const shape = shapeOf(images)
  return shape === 'frames' && images.every(({ role }) => role === 'first_frame') ? 'first' : shape
}
