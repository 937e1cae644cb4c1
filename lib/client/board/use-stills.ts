import { startTransition, useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useAnotherDraft } from '#lib/client/drafts/another-draft'
import { newId } from '#lib/client/new-id'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { StudioActions } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { ROLE_LIMITS } from '#lib/domain/limits'
import type { Role } from '#lib/domain/recipe/recipe'
import {
  type Arrival,
  type BoardHistory,
  caughtUp,
  mapHistory,
  NO_HISTORY,
  recorded,
  sameBoard,
  stepBack,
  stepForward,
} from './board-history.ts'
import { type ComingPictures, createComingPictures } from './coming-pictures.ts'
import { type BoardTarget, land, placed, swapFrames } from './landing.ts'
import { loopToggled } from './loop.ts'
import type { ImageRefusal } from './prepare-image.ts'
import { spread } from './spread.ts'
import type { Still } from './still.ts'
import { knownArrivals, useUploads } from './use-uploads.ts'

/** A file that cannot be used as it is; it stays at hand, to be cropped or made smaller. */
export type ImageNotice = ImageRefusal & { name: string; file: File }

/** Why something that was dropped, pasted or picked is not on the board; the picture that was there stays. */
export type IntakeNotice = ImageNotice | { problem: 'no_room'; left: readonly Newcomer[] } | { problem: 'no_frame' }

/** A picture that comes to the board: a file, or an image that the library has already. */
export type Newcomer = File | { name: string; image: LibraryImage }

export type Stills = {
  stills: Still[]
  notices: Partial<Record<Role, readonly IntakeNotice[]>>
  /**
   * Puts pictures on the board: the first where it is meant, the others where there is room after it. One step to undo.
   * @param afresh clears the board for them
   * @returns where they went, in their order; empty where none could be used
   */
  add(incoming: readonly Newcomer[], role: Role, afresh?: boolean): Promise<Role[]>
  coming: ComingPictures
  notice(role: Role, notice: IntakeNotice): void
  /** Takes in after all what was refused for having too many pixels, made smaller. */
  shrink(role: Role, file: File): void
  /** Lets pictures that found no room take the place of the last stills of a role. */
  replaceLast(role: Role, left: readonly Newcomer[]): void
  retry(key: string): void
  remove(key: string): void
  move(key: string, target: BoardTarget): void
  swap(): void
  toggleLoop(): void
  /** Any other change of the board, as one step that can be undone. */
  rearrange(update: (stills: Still[]) => Still[]): void
  undo(): void
  redo(): void
  canUndo: boolean
  canRedo: boolean
}

/** The images of the form: takes pictures in, moves them about, and undoes all of it while uploads go on. */
export function useStills(form: RecipeFormApi, uploadImage: StudioActions['uploadImage']): Stills {
  const stills = useWatch({ control: form.control, name: 'images' })
  const [notices, setNotices] = useState<Stills['notices']>({})
  const [history, setHistory] = useState(NO_HISTORY)
  const [coming] = useState(createComingPictures)

  // A reload would lose a file that the library does not have yet: the browser asks first.
  const unsaved = stills.some((still) => still.state !== 'ready')
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])

  /** What each file was meant for, and what made way for it: that comes back where its place is free again. */
  const meant = useRef(new Map<string, { role: Role; displaced: Still | undefined }>())
  useAnotherDraft(() => {
    setNotices({})
    meant.current.clear()
    setHistory(NO_HISTORY)
  })
  const standing = () => form.getValues('images')
  const put = (board: Still[]) => {
    // The form holds it at once; the screen follows between the frames of what a person does meanwhile, such as the end of a drag.
    startTransition(() => {
      form.setValue('images', board, { shouldDirty: true })
      form.clearErrors(['images', 'duration'])
    })
  }
  /** What a person does to the board; what was said about the last try is answered by it. */
  const rearrange = (update: (stills: Still[]) => Still[], before = standing()) => {
    setNotices({})
    const after = update(standing())
    if (!sameBoard(before, after)) setHistory((now) => recorded(now, before))
    put(after)
  }
  const note = (role: Role, notice: IntakeNotice) =>
    setNotices((now) => ({ ...now, [role]: [...(now[role] ?? []), notice] }))

  /** Loop shows one file twice, so all stills of a file share what becomes of it. */
  const arrive = (url: string, arrival: Arrival) =>
    put(
      standing().map(({ key, role, name, previewUrl, ...rest }) => ({
        ...{ key, role, name, previewUrl },
        ...(previewUrl === url ? arrival : rest),
      })),
    )
  const uploads = useUploads(uploadImage, {
    onArrival: arrive,
    onRefusal(url, refusal, file) {
      const { role, displaced } = meant.current.get(url) ?? {}
      const without = (board: Still[]) => {
        const rest = board.filter((other) => other.previewUrl !== url)
        const back = displaced && rest.length < board.length && !rest.some((other) => other.role === displaced.role)
        return back ? placed(rest, displaced) : rest
      }
      const there = standing().find((other) => other.previewUrl === url)?.role ?? role
      if (there) note(there, { ...refusal, name: file.name, file })
      put(without(standing()))
      setHistory((now) => mapHistory(now, without))
    },
  })

  /** @param cleared what of the board stays, to make room */
  function take(incoming: readonly Newcomer[], wanted: Role, cleared?: (board: Still[]) => Still[]) {
    const taken = judgeAndPlace(incoming, wanted, cleared)
    coming.expect(taken.then((roles) => roles.length === incoming.length))
    return taken
  }
  async function judgeAndPlace(incoming: readonly Newcomer[], wanted: Role, cleared?: (board: Still[]) => Still[]) {
    const before = standing()
    const room = cleared ?? ((board: Still[]) => board)
    const judged = await Promise.all(
      incoming.map(async (one) => ({ one, refusal: one instanceof File ? await refused(one) : null })),
    )
    const good = judged.flatMap(({ one, refusal }) => (refusal ? [] : [one]))
    const board = room(standing())
    const roles = spread(board, good.length, wanted)
    const arriving = roles.flatMap((role, index): Still[] => {
      const one = good[index]
      if (!one) return []
      const base = { key: newId(), role, name: one.name }
      if (!(one instanceof File)) return [{ ...base, previewUrl: one.image.url, state: 'ready', image: one.image }]
      const previewUrl = uploads.begin(one)
      const displaced = role === 'reference' ? undefined : board.find((other) => other.role === role)
      meant.current.set(previewUrl, { role, displaced })
      return [{ ...base, previewUrl, state: 'uploading' }]
    })
    if (arriving.length > 0 || cleared)
      rearrange((now) => arriving.reduce(placed, room(now)), cleared ? before : standing())
    else setNotices({})
    for (const { one, refusal } of judged)
      if (refusal && one instanceof File) note(wanted, { ...refusal, name: one.name, file: one })
    const left = good.slice(roles.length)
    if (left.length > 0) note(wanted, { problem: 'no_room', left })
    return roles
  }

  function travel(step: typeof stepBack): void {
    const taken = step(history, standing())
    if (!taken) return
    setNotices({})
    setHistory(taken.history)
    put(caughtUp(taken.board, knownArrivals))
  }
  return {
    stills,
    notices,
    coming,
    add: (incoming, role, afresh = false) => take(incoming, role, afresh ? () => [] : undefined),
    shrink(role, file) {
      uploads.shrink(file)
      take([file], role)
    },
    replaceLast(role, left) {
      const coming = left.slice(0, ROLE_LIMITS[role])
      take(coming, role, (board) => {
        const last = board.filter((still) => still.role === role).slice(-coming.length)
        return board.filter((still) => !last.includes(still))
      })
    },
    notice: note,
    retry(key) {
      const still = standing().find((other) => other.key === key)
      if (still) uploads.again(still.previewUrl)
    },
    remove: (key) => rearrange((all) => all.filter((other) => other.key !== key)),
    move: (key, target) => rearrange((all) => land(all, key, target)),
    swap: () => rearrange(swapFrames),
    toggleLoop: () => rearrange((all) => loopToggled(all, newId())),
    rearrange: (update) => rearrange(update),
    undo: () => travel(stepBack),
    redo: () => travel(stepForward),
    ...possible(history, stills),
  }
}

/** Whether a file cannot be used at all. Where what judges it cannot be loaded, sending it says so. */
async function refused(file: File): Promise<ImageRefusal | null> {
  const judge = await import('./prepare-image.ts').catch(() => null)
  return judge ? judge.refusalOf(file) : null
}

function possible(history: BoardHistory, stills: Still[]) {
  return { canUndo: stepBack(history, stills) !== null, canRedo: stepForward(history, stills) !== null }
}
