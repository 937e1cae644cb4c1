/** In `localStorage` with a draft's id behind it, apart from the draft, so that neither overwrites the other. */
export const sentKey = (id: string) => `inbetween.draft-sent.${id}`

/** What was submitted of a draft, of one recipe: the last that was. Over a reload it says that this very recipe is paid for. */
export type Sent = {
  /** The recipe (sent-wish.ts); once it is changed, what was submitted is of another one. */
  wish: string
  /** How many clips the server took on. */
  clips: number
  /** A press that has no answer yet: it may have been taken on, and is to be sent again under this click key alone. */
  open: { key: string; rest: string; count: number } | null
}

/** As it is stored: without an open press its key is empty. */
export type StoredSent = [wish: string, clips: number, key: string, rest: string, count: number]
const STORED = 'string,number,string,string,number'

export function readSent(storage: Storage, id: string): Sent | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(sentKey(id)) ?? 'null')
    if (!Array.isArray(stored) || `${stored.map((part) => typeof part)}` !== STORED) return null
    const [wish, clips, key, rest, count] = stored as StoredSent
    return { wish, clips, open: key === '' ? null : { key, rest, count } }
  } catch {
    return null
  }
}
