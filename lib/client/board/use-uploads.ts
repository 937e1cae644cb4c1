import { useRef } from 'react'
import type { StudioActions } from '#lib/domain/actions'
import type { Arrival } from './board-history.ts'
import type { ImageRefusal } from './prepare-image.ts'

/** What sending files to the library tells; files are named by their preview URL. */
export type UploadEvents = {
  onArrival(url: string, arrival: Arrival): void
  /** The file turned out to be none that can be used. */
  onRefusal(url: string, refusal: ImageRefusal, file: File): void
}

/**
 * Sends files to the library one at a time. A file stays at hand until the library has it, so trying again never asks for it anew; what
 * becomes of its still meanwhile does not matter to it.
 */
export function useUploads(uploadImage: StudioActions['uploadImage']) {
  const files = useRef(new Map<string, File>())
  /** How every file stands that this page was given. */
  const arrivals = useRef(new Map<string, Arrival>())
  const shrinking = useRef(new WeakSet<File>())
  const queue = useRef(Promise.resolve())

  const tell = (url: string, arrival: Arrival, { onArrival }: UploadEvents) => {
    arrivals.current.set(url, arrival)
    onArrival(url, arrival)
  }
  const send = async (url: string, events: UploadEvents) => {
    const file = files.current.get(url)
    if (!file) return
    // Brought with the first file: the page need not wait for it. Where it cannot be loaded there is no server to send to either.
    const tools = await Promise.all([import('./prepare-image.ts'), import('./decode-picture.ts')]).catch(() => null)
    if (!tools) return tell(url, { state: 'failed', problem: 'no_answer' }, events)
    const [{ prepareImage }, { decodePicture }] = tools
    const prepared = await prepareImage(
      file,
      decodePicture,
      shrinking.current.has(file) ? 'too_many_pixels' : undefined,
    )
    if (!prepared.ok) {
      files.current.delete(url)
      return events.onRefusal(url, prepared.refusal, file)
    }
    const body = new FormData()
    body.set('file', prepared.file, file.name)
    const answer = await uploadImage(body).catch(() => null)
    if (!answer) return tell(url, { state: 'failed', problem: 'no_answer' }, events)
    if (!answer.ok) return tell(url, { state: 'failed', problem: answer.problem }, events)
    files.current.delete(url)
    tell(url, { state: 'ready', image: answer.value }, events)
  }
  const enqueue = (url: string, events: UploadEvents) => {
    queue.current = queue.current.then(() => send(url, events))
  }
  return {
    arrivals,
    /** Takes a file in. @returns its preview URL, which lasts as long as the page: undo may show it again at any time */
    begin(file: File, events: UploadEvents): string {
      const url = URL.createObjectURL(file)
      files.current.set(url, file)
      arrivals.current.set(url, { state: 'uploading' })
      enqueue(url, events)
      return url
    },
    /** Lets a file of too many pixels be made smaller, as a person asked for, when it is sent. */
    shrink: (file: File) => void shrinking.current.add(file),
    again(url: string, events: UploadEvents): void {
      tell(url, { state: 'uploading' }, events)
      enqueue(url, events)
    },
  }
}
