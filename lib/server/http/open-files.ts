import type { MediaName } from '#lib/server/storage/media-name'
import type { OpenMedia } from '#lib/server/storage/media-store'
import { createWarmBlocks, type WarmBlocks } from './warm-blocks.ts'

type OpenFile = Extract<OpenMedia, { kind: 'file' }>
export type RemoteFile = Extract<OpenMedia, { kind: 'remote' }>
/** A file in use; `release` takes it back. */
export type AcquiredFile = {
  file: OpenFile
  warm: WarmBlocks
  users: number /** Unix ms. */
  openedAt: number
  kept: boolean
}

/** A player asks for a clip in many ranges; opening the file for each costs more than reading it. */
const MAX_OPEN = 128
/** A file opened this long ago is opened anew, so that a deleted one is gone for everybody soon. */
const REOPEN_AFTER_MS = 5_000

/**
 * Recently served files, kept open. Whoever acquires a file releases it once; a file that was dropped from here meanwhile is closed
 * with its last user, so deletion and eviction disturb nobody.
 */
export function createOpenFiles(open: (name: MediaName) => Promise<OpenMedia | null>) {
  // A Map remembers the order of insertion: the first is the one not used for longest.
  const entries = new Map<MediaName, AcquiredFile>()
  const opening = new Map<MediaName, Promise<AcquiredFile | RemoteFile | null>>()
  let timer: NodeJS.Timeout | undefined

  function closeIfIdle(entry: AcquiredFile): void {
    // A descriptor that cannot be closed is gone already; there is nobody to tell.
    if (entry.users === 0 && !entry.kept) entry.file.close().catch(() => undefined)
  }

  function drop(name: MediaName, entry: AcquiredFile): void {
    entries.delete(name)
    entry.kept = false
    closeIfIdle(entry)
  }

  function dropOld(): void {
    const before = Date.now() - REOPEN_AFTER_MS
    for (const [name, entry] of entries) if (entry.openedAt <= before) drop(name, entry)
    timer = entries.size > 0 ? setTimeout(dropOld, REOPEN_AFTER_MS).unref() : undefined
  }

  async function openAnew(name: MediaName): Promise<AcquiredFile | RemoteFile | null> {
    const opened = await open(name)
    if (opened?.kind !== 'file') return opened
    const entry: AcquiredFile = { file: opened, warm: createWarmBlocks(), users: 0, openedAt: Date.now(), kept: true }
    entries.set(name, entry)
    const [oldest] = entries
    if (entries.size > MAX_OPEN && oldest) drop(...oldest)
    timer ??= setTimeout(dropOld, REOPEN_AFTER_MS).unref()
    return entry
  }

  function openOnce(name: MediaName): Promise<AcquiredFile | RemoteFile | null> {
    const underway = opening.get(name)
    if (underway) return underway
    const started = openAnew(name).finally(() => opening.delete(name))
    opening.set(name, started)
    return started
  }

  function use(name: MediaName): AcquiredFile | null {
    const entry = entries.get(name)
    if (!entry) return null
    if (Date.now() - entry.openedAt >= REOPEN_AFTER_MS) {
      drop(name, entry)
      return null
    }
    entries.delete(name)
    entries.set(name, entry)
    entry.users += 1
    return entry
  }

  return {
    /** The file, one of a store elsewhere (nothing to release), or null where there is none. */
    async acquire(name: MediaName): Promise<AcquiredFile | RemoteFile | null> {
      for (;;) {
        const open = use(name)
        if (open) return open
        const found = await openOnce(name)
        if (!found || 'kind' in found) return found
        // Round again to use it; it may have been crowded out before it was our turn.
      }
    },

    release(entry: AcquiredFile): void {
      entry.users -= 1
      closeIfIdle(entry)
    },

    /** Closes what nobody uses, and the rest with its last user. */
    close(): void {
      clearTimeout(timer)
      for (const [name, entry] of entries) drop(name, entry)
    },
  }
}
