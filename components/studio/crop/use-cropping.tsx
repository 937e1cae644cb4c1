import { useEffect, useRef, useState } from 'react'
import { placed } from '#lib/client/board/landing'
import type { Stills } from '#lib/client/board/use-stills'
import { newId } from '#lib/client/new-id'
import type { ActionProblem, StudioActions } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { CropActions } from '#lib/domain/images/crop-schema'
import type { AspectRatio, Role } from '#lib/domain/recipe/recipe'

export type CropProblem = ActionProblem | 'no_answer'

/** What the crop dialog is opened for. */
export type CropWish = {
  /** The still that is to show the result; null for a picture that comes onto the board with it. */
  key: string | null
  role: Role
  name: string
  image: LibraryImage
}

/** What became of a press that crops at once. `images` by the key of their still. */
export type QuickCrop =
  | { state: 'busy' }
  | { state: 'failed'; problem: CropProblem }
  | { state: 'done'; ratio: AspectRatio; images: ReadonlyMap<string, LibraryImage> }

export type Cropping = ReturnType<typeof useCropping>

/** Everything that leads to a crop: the dialog for a still or for a refused file, and the press that crops to a ratio at once. */
export function useCropping(stills: Stills, actions: CropActions & Pick<StudioActions, 'uploadImage'>) {
  const [wish, setWish] = useState<CropWish | null>(null)
  const [quick, setQuick] = useState<QuickCrop | null>(null)
  /** A still that came with the result, until the focus is on it. */
  const arrived = useRef<string | null>(null)
  // Not before the dialog is away, for nothing beside it takes the focus, and the still is drawn, which may come after that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stills that are drawn are the event.
  useEffect(() => {
    const tile = wish ? null : document.querySelector(`[data-still="${arrived.current}"]`)
    if (!tile) return
    tile.querySelector('button')?.focus()
    arrived.current = null
  }, [wish, stills.stills])

  /** Lets stills show other images: one change, however many they are. */
  const show = (images: ReadonlyMap<string, LibraryImage>) =>
    stills.rearrange((all) =>
      all.map((still) => {
        const image = images.get(still.key)
        const { key, role, name } = still
        return image ? { key, role, name, previewUrl: image.url, state: 'ready', image } : still
      }),
    )

  /** Brings a file into the library whose shape is refused, as an original to crop. */
  async function takeOriginal(file: File, role: Role): Promise<CropProblem | null> {
    const original = await import('#lib/client/board/take-original')
      .then((tool) => tool.takeOriginal(actions, file))
      .catch(() => ({ ok: false, problem: 'no_answer' }) as const)
    if (!original.ok) return original.problem
    setWish({ key: null, role, name: file.name, image: original.value })
    return null
  }
  return {
    actions,
    wish,
    quick,
    /** Opens the dialog; `false` for a still that the library does not have yet. */
    open(key: string): boolean {
      const still = stills.stills.find((other) => other.key === key)
      if (still?.state !== 'ready') return false
      setWish({ key, role: still.role, name: still.name, image: still.image })
      return true
    },
    close: () => setWish(null),
    takeOriginal,
    /** Crops these stills to a ratio at once, in one change. */
    async toRatio(keys: readonly string[], ratio: AspectRatio) {
      setQuick({ state: 'busy' })
      const cropped = await import('#lib/client/board/crop-to-ratio')
        .then(({ cropToRatio }) => cropToRatio(actions, stills.stills, keys, ratio))
        .catch(() => ({ ok: false, problem: 'no_answer' }) as const)
      if (!cropped.ok) return setQuick({ state: 'failed', problem: cropped.problem })
      show(cropped.images)
      setQuick({ state: 'done', ratio, images: cropped.images })
    },
    /** Lets the dialog's result onto the board; the dialog closes itself, so that the focus goes back. */
    finish(images: ReadonlyMap<string, LibraryImage>, fresh?: LibraryImage) {
      if (wish?.key !== null || !fresh) return show(images)
      const key = newId()
      const { role, name } = wish
      stills.rearrange((all) => placed(all, { key, role, name, previewUrl: fresh.url, state: 'ready', image: fresh }))
      // What was pressed to open it has gone with the words about the refusal.
      arrived.current = key
    },
  }
}
