import { useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { StudioActions } from '#lib/domain/actions'
import { ROLE_LIMITS } from '#lib/domain/limits'
import type { Role } from '#lib/domain/recipe'
import { type BoardTarget, land, placed, swapFrames } from './landing.ts'
import { type Decode, type ImageRefusal, prepareImage, refusalOf } from './prepare-image.ts'
import type { RecipeFormApi } from './recipe-form.ts'
import type { Still } from './still.ts'

/** Why something that was dropped or picked is not on the board; the picture that was there stays. */
export type IntakeNotice = (ImageRefusal & { name: string }) | { problem: 'no_room'; leftOut: number }

export type Stills = {
  stills: Still[]
  notices: Partial<Record<Role, IntakeNotice>>
  add(files: readonly File[], role: Role): void
  retry(key: string): void
  remove(key: string): void
  move(key: string, target: BoardTarget): void
  swap(): void
}

/**
 * The images of the form: takes files in, sends them to the library one at a time, and moves them about.
 * A file stays at hand until the library has it, so trying again never asks for it anew.
 */
export function useStills(form: RecipeFormApi, uploadImage: StudioActions['uploadImage'], decode: Decode): Stills {
  const stills = useWatch({ control: form.control, name: 'images' })
  const [notices, setNotices] = useState<Stills['notices']>({})
  const files = useRef(new Map<string, File>())
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
    files.current.delete(still.key)
    setNotices((now) => ({ ...now, [role]: { ...refusal, name: still.name } }))
  }

  const send = async (still: Still, displaced?: Still) => {
    const file = files.current.get(still.key)
    if (!file) return
    const prepared = await prepareImage(file, decode)
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
      return setNotices((now) => ({ ...now, [role]: { problem: 'no_room', leftOut: 1 } }))
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
      const leftOut = Math.max(0, incoming.length - room)
      setNotices(({ [role]: _, ...rest }) =>
        leftOut > 0 ? { ...rest, [role]: { problem: 'no_room', leftOut } } : rest,
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
  }
}
