import type { StudioActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { DEFAULT_RECIPE, type Recipe, type Role } from '#lib/domain/recipe/recipe'

type Example = Partial<Omit<Recipe, 'images' | 'prompt'>> & {
  /** What it is called in `studio.session.examples`, which has its prompt too. */
  name: 'harbour' | 'tea' | 'cat'
  /** Shipped in `public/examples`; sizes in pixels. */
  stills: readonly { role: Role; file: string; width: number; height: number }[]
}

/** Recipes to begin with: one between two frames, one from a first frame, one after a reference. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'harbour',
    aspectRatio: '16:9',
    stills: [
      { role: 'first_frame', file: 'harbour-dawn.jpg', width: 1280, height: 720 },
      { role: 'last_frame', file: 'harbour-night.jpg', width: 1280, height: 720 },
    ],
  },
  {
    name: 'tea',
    aspectRatio: '9:16',
    audio: true,
    stills: [{ role: 'first_frame', file: 'tea.jpg', width: 720, height: 1280 }],
  },
  { name: 'cat', aspectRatio: '1:1', stills: [{ role: 'reference', file: 'cat.jpg', width: 960, height: 960 }] },
]

/** Where the page finds a shipped still. */
export const stillPath = (file: string) => `/examples/${file}`

/** A recipe with its images in the library, as a generation would have it. */
export type FilledExample = Pick<GenerationView, 'recipe' | 'images'>

/**
 * Takes the stills of an example into the library; the same bytes again are the same image there.
 * @returns null when one of them did not get there
 */
export async function fillExample(
  { name: _, stills, ...settings }: Example,
  prompt: string,
  uploadImage: StudioActions['uploadImage'],
): Promise<FilledExample | null> {
  const images: FilledExample['images'] = []
  for (const { role, file } of stills) {
    const body = new FormData()
    const picture = await fetch(stillPath(file))
      .then((answer) => (answer.ok ? answer.blob() : null))
      .catch(() => null)
    if (!picture) return null
    body.set('file', picture, file)
    const answer = await uploadImage(body).catch(() => null)
    if (!answer?.ok) return null
    images.push({ role, ...answer.value })
  }
  const roles = images.map(({ role, sha256 }) => ({ role, sha256 }))
  return { recipe: { ...DEFAULT_RECIPE, ...settings, prompt, images: roles }, images }
}
