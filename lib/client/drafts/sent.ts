import type { Recipe } from '#lib/domain/recipe/recipe'

/** In `localStorage` with a draft's id behind it, apart from the draft, so that neither overwrites the other. */
const SENT = 'inbetween.draft-sent.'
export const sentKey = (id: string) => `${SENT}${id}`

/** What was submitted of a draft, of one recipe: the last that was. Over a reload it says that this very recipe is paid for. */
export type Sent = {
  /** The recipe ({@link sentWish}); once it is changed, what was submitted is of another one. */
  wish: string
  /** How many clips the server took on. */
  clips: number
  /** A press that has no answer yet: it may have been taken on, and is to be sent again under this click key alone. */
  open: { key: string; rest: string; count: number } | null
}

/** Where it is written down what becomes of a draft's recipe, also after another draft has taken its place in the form. */
export type SentBook = { read(): Sent | null; write(sent: Sent | null): void }

/** A recipe as it is submitted, to be compared: blanks around the words are none of it. */
export function sentWish({ prompt, negativePrompt, images, ...rest }: Recipe): string {
  const { mode, duration, aspectRatio, audio, watermark } = rest
  const stills = images.map(({ role, sha256 }) => [role, sha256])
  return JSON.stringify([prompt.trim(), negativePrompt.trim(), mode, duration, aspectRatio, audio, watermark, stills])
}

export function readSent(storage: Storage, id: string): Sent | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(sentKey(id)) ?? 'null')
    return isSent(stored) ? stored : null
  } catch {
    return null
  }
}

/** A storage that is full forgets it over a reload, and nothing else. */
export function writeSent(storage: Storage, id: string, sent: Sent | null): void {
  try {
    if (sent === null) storage.removeItem(sentKey(id))
    else storage.setItem(sentKey(id), JSON.stringify(sent))
  } catch {
    storage.removeItem(sentKey(id))
  }
}

/** By hand, as drafts are read (draft.ts). */
function isSent(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false
  const { wish, clips, open } = value as Partial<Record<keyof Sent, unknown>>
  return typeof wish === 'string' && typeof clips === 'number' && (open === null || isOpen(open))
}

function isOpen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { key, rest, count } = value as Record<string, unknown>
  return typeof key === 'string' && typeof rest === 'string' && typeof count === 'number'
}
