import type { RecipeForm } from '#lib/client/recipe/recipe-form'
import { CLAIM, draftLocks } from './claim-draft.ts'
import { plainlyClaimed } from './claim-plainly.ts'
import { allDrafts, DRAFTS_MOST, draftKey, draftNameKey, readDraft } from './draft.ts'
import { readSent, type Sent, sentKey } from './sent.ts'
import { writeSent } from './write-sent.ts'

export type ListedDraft = {
  id: string
  /** Unix milliseconds. */
  changed: number
  /** What a person called it. */
  name: string | null
  form: RecipeForm
  open: 'here' | 'elsewhere' | 'nowhere'
}

/** All drafts of this browser, the last changed first. @param here the one that this tab has */
export async function listDrafts(storage: Storage, here: string): Promise<ListedDraft[]> {
  const claimed = new Set(await claimedDrafts(storage))
  return allDrafts(storage).flatMap(({ id, changed }) => {
    const form = readDraft(storage, id)
    const open = id === here ? 'here' : claimed.has(id) ? 'elsewhere' : 'nowhere'
    return form ? [{ id, changed, name: storage.getItem(draftNameKey(id)), form, open }] : []
  })
}

/** A draft that was deleted, as it was written, to be put back. */
export type DeletedDraft = { id: string; text: string | null; name: string | null; sent: Sent | null }

export function deleteDraft(storage: Storage, id: string): DeletedDraft {
  const deleted = {
    id,
    text: storage.getItem(draftKey(id)),
    name: storage.getItem(draftNameKey(id)),
    sent: readSent(storage, id),
  }
  storage.removeItem(draftKey(id))
  storage.removeItem(draftNameKey(id))
  storage.removeItem(sentKey(id))
  return deleted
}

/** @throws DOMException where something else has taken the room meanwhile */
export function undeleteDraft(storage: Storage, { id, text, name, sent }: DeletedDraft): void {
  if (text !== null) storage.setItem(draftKey(id), text)
  if (name !== null) storage.setItem(draftNameKey(id), name)
  if (sent !== null) writeSent(storage, id, sent)
}

/** Lets the oldest drafts beyond the bound go: those that no tab has, and of them the nameless ones first. */
export async function makeRoom(storage: Storage, here: string): Promise<void> {
  const closed = (await listDrafts(storage, here)).filter(({ open }) => open === 'nowhere').reverse()
  const inTurn = [...closed.filter(({ name }) => name === null), ...closed.filter(({ name }) => name !== null)]
  // The one that begins now is one more.
  for (const { id } of inTurn.slice(0, allDrafts(storage).length + 1 - DRAFTS_MOST)) deleteDraft(storage, id)
}

async function claimedDrafts(storage: Storage): Promise<string[]> {
  const locks = draftLocks()
  if (!locks) return plainlyClaimed(storage)
  const { held = [] } = await locks.query()
  return held.flatMap(({ name }) => (name?.startsWith(CLAIM) ? [name.slice(CLAIM.length)] : []))
}
