import { useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { StudioActions } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation'
import { ROLE_LIMITS } from '#lib/domain/limits'
import type { Role } from '#lib/domain/recipe'
import { type BoardTarget, land, placed, swapFrames } from './landing.ts'
import { type Decode, type ImageRefusal, prepareImage, refusalOf } from './prepare-image.ts'
import type { RecipeFormApi } from './recipe-form.ts'
import type { Still } from './still.ts'

/** Why something that was dropped or picked is not on the board; the picture that was there stays. */
export type IntakeNotice =
  /** The file stays at hand while it could be cropped or made smaller. */
  (ImageRefusal & { name: string; file?: File }) | { problem: 'no_room'; files: readonly File[] }

export type Stills = {
  stills: Still[]
  notices: Partial<Record<Role, IntakeNotice>>
  add(files: readonly File[], role: Role): void
  retry(key: string): void
  remove(key: string): void
  move(key: string, target: BoardTarget): void
  swap(): void
  /** Lets stills show other images of the library, such as parts of their own: one change, however many they are. */
  replaceImages(images: ReadonlyMap<string, LibraryImage>): void
  /** Puts an image of the library onto the board; answers the key of its still. */
  place(role: Role, name: string, image: LibraryImage): string
  /** Takes in after all what was refused for having too many pixels, made smaller. */
  shrink(role: Role): void
  /** Lets the files that found no room take the place of the last stills. */
  replaceLast(role: Role): void
}

/**
 * The images of the form: takes files in, sends them to the library one at a time, and moves them about.
 * A file stays at hand until the library has it, so trying again never asks for it anew.
 */
export function useStills(form: RecipeFormApi, uploadImage: StudioActions['uploadImage'], decode: Decode): Stills {
  const stills = useWatch({ control: form.control, name: 'images' })
  const [notices, setNotices] = useState<Stills['notices']>({})
  const files = useRef(new Map<string, File>())
  const shrinking = useRef(new WeakSet<File>())
  const queue = useRef(Promise.resolve())

  useEffect(() => {
    const held = files.current
    return () => held.clear()
  }, [])

  // A reload would lose a file that the library does not have yet: the browser asks first.
  const uploading = stills.some((still) => still.state === 'uploading')
  useEffect(() => {
    if (!uploading) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [uploading])

  const change = (update: (stills: Still[]) => Still[]) => {
    form.setValue('images', update(form.getValues('images')), { shouldDirty: true })
    form.clearErrors(['images', 'duration'])
  }
  /** What a person does to the board; what was said about the last try is answered by it. */
  const rearrange = (update: (stills: Still[]) => Still[]) => {
    setNotices({})
    change(update)
  }
  const become = (key: string, state: Pick<Still, 'state'> & Partial<Still>) =>
    // Spreading a union's member over another loses the pairing of state and payload, which every caller gives whole.
    change((all) => all.map((still) => (still.key === key ? ({ ...still, ...state } as Still) : still)))

  const refuse = (still: Still, displaced: Still | undefined, refusal: ImageRefusal) => {
    const role = form.getValues('images').find((other) => other.key === still.key)?.role ?? still.role
    change((all) => {
      const rest = all.filter((other) => other.key !== still.key)
      const free = displaced && !rest.some((other) => other.role === displaced.role)
      return free ? placed(rest, displaced) : rest
    })
    const file = files.current.get(still.key)
    files.current.delete(still.key)
    setNotices((now) => ({ ...now, [role]: { ...refusal, name: still.name, ...(file && { file }) } }))
  }

  const send = async (still: Still, displaced?: Still) => {
    const file = files.current.get(still.key)
    if (!file) return
    const prepared = await prepareImage(file, decode, shrinking.current.has(file) ? 'too_many_pixels' : undefined)
    if (!prepared.ok) return refuse(still, displaced, prepared.refusal)
    const body = new FormData()
    body.set('file', prepared.file, still.name)
    const answer = await uploadImage(body).catch(() => null)
    if (!answer) return become(still.key, { state: 'failed', problem: 'no_answer' })
    if (!answer.ok) return become(still.key, { state: 'failed', problem: answer.problem })
    files.current.delete(still.key)
    become(still.key, { state: 'ready', image: answer.value })
  }
  const enqueue = (still: Still, displaced?: Still) => {
    queue.current = queue.current.then(() => send(still, displaced))
  }

  const takeOne = async (file: File, role: Role) => {
    const refusal = await refusalOf(file)
    if (refusal) return setNotices((now) => ({ ...now, [role]: { ...refusal, name: file.name } }))
    const before = form.getValues('images').filter((still) => still.role === role)
    if (ROLE_LIMITS[role] > 1 && before.length >= ROLE_LIMITS[role]) {
      return setNotices((now) => ({ ...now, [role]: { problem: 'no_room', files: [file] } }))
    }
    const still: Still = {
      key: crypto.randomUUID(),
      role,
      name: file.name,
      previewUrl: URL.createObjectURL(file),
      state: 'uploading',
    }
    files.current.set(still.key, file)
    change((all) => placed(all, still))
    enqueue(still, ROLE_LIMITS[role] === 1 ? before[0] : undefined)
  }

  return {
    stills,
    notices,
    add(incoming, role) {
      const held = form.getValues('images').filter((still) => still.role === role).length
      const room = ROLE_LIMITS[role] === 1 ? 1 : ROLE_LIMITS[role] - held
      const leftOut = incoming.slice(room)
      setNotices(({ [role]: _, ...rest }) =>
        leftOut.length > 0 ? { ...rest, [role]: { problem: 'no_room', files: leftOut } } : rest,
      )
      for (const file of incoming.slice(0, room)) takeOne(file, role)
    },
    retry(key) {
      const still = form.getValues('images').find((other) => other.key === key)
      if (!still) return
      become(key, { state: 'uploading' })
      enqueue(still)
    },
    remove(key) {
      const still = form.getValues('images').find((other) => other.key === key)
      if (still) URL.revokeObjectURL(still.previewUrl)
      files.current.delete(key)
      rearrange((all) => all.filter((other) => other.key !== key))
    },
    move: (key, target) => rearrange((all) => land(all, key, target)),
    swap: () => rearrange(swapFrames),
    replaceImages: (images) =>
      rearrange((all) =>
        all.map((still) => {
          const image = images.get(still.key)
          const { key, role, name } = still
          return image ? { key, role, name, previewUrl: image.url, state: 'ready', image } : still
        }),
      ),
    place(role, name, image) {
      const key = crypto.randomUUID()
      rearrange((all) => placed(all, { key, role, name, previewUrl: image.url, state: 'ready', image }))
      return key
    },
    shrink(role) {
      const notice = notices[role]
      if (!notice || !('file' in notice) || !notice.file) return
      shrinking.current.add(notice.file)
      setNotices(({ [role]: _, ...rest }) => rest)
      takeOne(notice.file, role)
    },
    replaceLast(role) {
      const notice = notices[role]
      if (!notice || !('files' in notice)) return
      const incoming = notice.files.slice(0, ROLE_LIMITS[role])
      const last = new Set(
        form
          .getValues('images')
          .filter((still) => still.role === role)
          .slice(-incoming.length),
      )
      rearrange((all) => all.filter((still) => !last.has(still)))
      for (const file of incoming) takeOne(file, role)
    },
  }
}
