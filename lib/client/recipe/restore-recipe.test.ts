import { describe, expect, it } from 'vitest'
import { FIRST_FRAME, LAST_FRAME, madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { restoreRecipe } from './restore-recipe.ts'

const FILE = madeUpRecipeFile()
const library = [LAST_FRAME, FIRST_FRAME].map(({ sha256, width, height }) => {
  return { sha256, width, height, bytes: 7, url: `/media/${sha256}.jpg` }
})

describe('restoreRecipe', () => {
  it('gives the whole form, with the images in the order of the recipe', () => {
    const { form, missing } = restoreRecipe(FILE, library)
    expect(missing).toEqual([])
    expect(form).toEqual({
      ...FILE.recipe,
      images: [FIRST_FRAME, LAST_FRAME].map(({ role, sha256 }) => ({
        key: expect.any(String),
        role,
        name: sha256.slice(0, 8),
        previewUrl: `/media/${sha256}.jpg`,
        state: 'ready',
        image: library.find((image) => image.sha256 === sha256),
      })),
    })
    expect(new Set(form.images.map((still) => still.key)).size).toBe(2)
  })

  it('uses one image in two places', () => {
    const twice = {
      ...FILE,
      recipe: { ...FILE.recipe, images: [FIRST_FRAME, { ...FIRST_FRAME, role: 'last_frame' as const }] },
    }
    expect(restoreRecipe(twice, library).form.images.map((still) => still.role)).toEqual(['first_frame', 'last_frame'])
  })

  it('names what the library does not have, and fills the rest', () => {
    const { form, missing } = restoreRecipe(FILE, library.slice(1))
    expect(missing).toEqual([LAST_FRAME])
    expect(form.images.map((still) => still.role)).toEqual(['first_frame'])
    expect(form.prompt).toBe('A fox in the snow')
  })
})
