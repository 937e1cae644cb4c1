import { createHash } from 'node:crypto'
import { parseMediaName } from '#lib/server/storage/media-name'
import type { ListedMedia, MediaStore } from '#lib/server/storage/media-store'
import { readMedia } from '#lib/server/storage/read-media'
import type { MoveJournal } from './move-journal.ts'

/** Parts of the store under way at a time: what takes time is mostly the way there and back. */
const AT_A_TIME = 8
const BEGINNINGS = Array.from({ length: 256 }, (_, part) => part.toString(16).padStart(2, '0'))

export type Amount = { files: number; bytes: number }
/**
 * @property there whole files at the new place so far @property copied those of them that were brought there now @property removed from the old
 * place @property damaged files of the old place that are not what their names say, and were left out
 */
export type Moved = { of: Amount; there: Amount; copied: Amount; removed: number; damaged: string[] }
type Places = { from: MediaStore; to: MediaStore; journal: MoveJournal }

/**
 * Brings every file of one store to another and reads it back there: a file is there when what comes back has the SHA-256 of its name. Goes on
 * where it was broken off, and takes no notice of what is stored or deleted meanwhile, so it may run beside the app.
 * @param options.remove takes away from the old place what is there whole; for when nobody reads or writes there any more
 * @param options.tell is given how far it is, after each file
 * @throws StorageUnavailable when a store is away or full: what is done stays done
 */
export async function moveMedia(
  { from, to, journal }: Places,
  options: { remove: boolean; tell: (moved: Moved) => void },
): Promise<Moved> {
  const moved: Moved = {
    of: { files: 0, bytes: 0 },
    there: { files: 0, bytes: 0 },
    copied: { files: 0, bytes: 0 },
    removed: 0,
    damaged: [],
  }
  const wanted = new Set<string>()
  await inLanes(BEGINNINGS, async (beginning) => {
    for await (const { bytes } of from.list(beginning)) {
      add(moved.of, bytes)
      wanted.add(beginning)
    }
  })
  await inLanes([...wanted], async (beginning) => {
    const there = new Map<string, number>()
    for await (const { name, bytes } of to.list(beginning)) there.set(name, bytes)
    for await (const file of from.list(beginning)) {
      await bring(file, there.get(file.name) === file.bytes)
      options.tell(moved)
    }
  })
  return moved

  async function bring({ name, bytes }: ListedMedia, isThere: boolean): Promise<void> {
    const known = isThere && journal.has(name)
    if (!known && !(isThere && (await isWhole(to, name)))) {
      const outcome = await copy({ from, to }, name)
      if (outcome === 'damaged') moved.damaged.push(name)
      if (outcome !== 'copied') return
      if (!(await isWhole(to, name))) {
        if (!(await from.stat(name))) return
        throw new Error(`${name} did not come back from the new store as it was sent`)
      }
      add(moved.copied, bytes)
    }
    if (!known) await journal.add(name)
    add(moved.there, bytes)
    if (options.remove && (await from.delete(name))) moved.removed += 1
  }
}

/** Some at a time, in order. The first that fails ends all, each after what it has in hand. */
async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const next = all.values()
  let failed = false
  const lane = async () => {
    for (const one of next) {
      if (failed) return
      await work(one).catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_A_TIME }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

function add(amount: Amount, bytes: number): void {
  amount.files += 1
  amount.bytes += bytes
}

/** Whether a file is there and what comes back is what its name says. */
async function isWhole(store: MediaStore, name: ListedMedia['name']): Promise<boolean> {
  if (!(await store.stat(name))) return false
  const hash = createHash('sha256')
  for await (const piece of readMedia(store, name)) hash.update(piece)
  return hash.digest('hex') === parseMediaName(name)?.sha256
}

/** @returns `gone` when it was deleted at the old place meanwhile */
async function copy(
  { from, to }: Pick<Places, 'from' | 'to'>,
  name: ListedMedia['name'],
): Promise<'copied' | 'damaged' | 'gone'> {
  if (!(await from.stat(name))) return 'gone'
  const parsed = parseMediaName(name)
  const hash = createHash('sha256')
  const writer = await to.openWrite()
  try {
    for await (const piece of readMedia(from, name)) {
      hash.update(piece)
      await writer.write(piece)
    }
    if (!parsed || hash.digest('hex') !== parsed.sha256) return 'damaged'
    await writer.keep(parsed.ext)
    return 'copied'
  } finally {
    await writer.discard()
  }
}
