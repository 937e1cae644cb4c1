import { useEffect, useEffectEvent, useRef } from 'react'
import type { StudioActions } from '#lib/domain/actions'
import type { Arrival } from './board-history.ts'
import type { ImageRefusal } from './prepare-image.ts'

/** What sending files to the library tells; files are named by their preview URL. */
type UploadEvents = {
  onArrival(url: string, arrival: Arrival): void
  /** The file turned out to be none that can be used. */
  onRefusal(url: string, refusal: ImageRefusal, file: File): void
}

/** Files that the library does not have. They outlive the board, as does what becomes of them: who goes to the wall comes back to them. */
const files = new Map<string, File>()
const arrivals = new Map<string, Arrival>()
const shrinking = new WeakSet<File>()
const boards = new Set<UploadEvents>()

/** How every file stands that was given to a board since the page was loaded, by preview URL. */
export const knownArrivals: ReadonlyMap<string, Arrival> = arrivals

function tell(url: string, arrival: Arrival): void {
  arrivals.set(url, arrival)
  for (const board of boards) board.onArrival(url, arrival)
}

async function send(url: string, uploadImage: StudioActions['uploadImage']): Promise<void> {
  const file = files.get(url)
  if (!file) return
  // Brought with the first file: the page need not wait for it. Where it cannot be loaded there is no server to send to either.
  const tools = await Promise.all([import('./prepare-image.ts'), import('./decode-picture.ts')]).catch(() => null)
  if (!tools) return tell(url, { state: 'failed', problem: 'no_answer' })
  const [{ prepareImage }, { decodePicture }] = tools
  const prepared = await prepareImage(file, decodePicture, shrinking.has(file) ? 'too_many_pixels' : undefined)
  if (!prepared.ok) {
    // Where it stands on a board that is not in sight, it is said there once it is tried again.
    arrivals.set(url, { state: 'failed', problem: 'no_answer' })
    for (const board of boards) board.onRefusal(url, prepared.refusal, file)
    return
  }
  const body = new FormData()
  body.set('file', prepared.file, file.name)
  const answer = await uploadImage(body).catch(() => null)
  if (!answer) return tell(url, { state: 'failed', problem: 'no_answer' })
  if (!answer.ok) return tell(url, { state: 'failed', problem: answer.problem })
  files.delete(url)
  tell(url, { state: 'ready', image: answer.value })
}

/**
 * Sends files to the library one at a time. A file stays at hand until the library has it, so trying again never asks for it anew; what
 * becomes of its still meanwhile does not matter to it.
 * @param events what the board is told of any file, also of those that it was not given itself
 */
export function useUploads(uploadImage: StudioActions['uploadImage'], events: UploadEvents) {
  const queue = useRef(Promise.resolve())
  const onArrival = useEffectEvent(events.onArrival)
  const onRefusal = useEffectEvent(events.onRefusal)
  useEffect(() => {
    const board: UploadEvents = {
      onArrival: (...told) => onArrival(...told),
      onRefusal: (...told) => onRefusal(...told),
    }
    boards.add(board)
    return () => void boards.delete(board)
  }, [])
  const enqueue = (url: string) => {
    queue.current = queue.current.then(() => send(url, uploadImage))
  }
  return {
    /** Takes a file in. @returns its preview URL, which lasts as long as the page: undo may show it again at any time */
    begin(file: File): string {
      const url = URL.createObjectURL(file)
      files.set(url, file)
      arrivals.set(url, { state: 'uploading' })
      enqueue(url)
      return url
    },
    /** Lets a file of too many pixels be made smaller, as a person asked for, when it is sent. */
    shrink: (file: File) => void shrinking.add(file),
    again(url: string): void {
      tell(url, { state: 'uploading' })
      enqueue(url)
    },
  }
}
