import { createHash } from 'node:crypto'
import { readdir, readFile, stat, utimes } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { mediaName } from '#lib/server/storage/media-name'
import type { ListedMedia, MediaStore } from '#lib/server/storage/media-store'

const HELLO = new TextEncoder().encode('hello')
const HELLO_SHA = createHash('sha256').update(HELLO).digest('hex')
const HELLO_NAME = mediaName(HELLO_SHA, 'mp4')

async function* inPieces(): AsyncGenerator<Uint8Array> {
  yield HELLO.subarray(0, 2)
  yield HELLO.subarray(2)
}

async function* cutShort(): AsyncGenerator<Uint8Array> {
  yield HELLO
  throw new Error('connection lost')
}

/** What lies beside the files in the making, none of which is under way. */
async function temporaryFiles(store: MediaStore): Promise<string[]> {
  const { path, discard } = await store.openWrite()
  const names = await readdir(dirname(path))
  await discard()
  return names.filter((name) => name !== basename(path))
}

/** What every media store must do. `create` gives a new, empty store for each test. */
export function describeMediaStore(label: string, create: () => Promise<MediaStore>): void {
  describe(label, () => {
    it('names bytes by their SHA-256, whole or in pieces, and gives them back', async () => {
      const store = await create()
      expect(await store.put(HELLO, 'mp4')).toEqual({ name: HELLO_NAME, sha256: HELLO_SHA, bytes: 5 })
      expect(await store.put(inPieces(), 'mp4')).toEqual({ name: HELLO_NAME, sha256: HELLO_SHA, bytes: 5 })
      expect(await store.stat(HELLO_NAME)).toEqual({ bytes: 5 })
      expect(Buffer.from((await store.read(HELLO_NAME)) ?? []).toString()).toBe('hello')
    })

    it('shows a file in the making to nobody until it is kept', async () => {
      const store = await create()
      const writer = await store.openWrite()
      await writer.write(HELLO)
      expect(await readFile(writer.path, 'utf8')).toBe('hello')
      expect(writer.bytes).toBe(5)
      expect(await store.stat(HELLO_NAME)).toBeNull()
      await writer.keep('mp4')
      await writer.discard()
      expect(await store.stat(HELLO_NAME)).toEqual({ bytes: 5 })
    })

    it('leaves nothing behind when discarded or cut short', async () => {
      const store = await create()
      const writer = await store.openWrite()
      await writer.write(HELLO)
      await writer.discard()
      await writer.discard()
      await expect(store.put(cutShort(), 'mp4')).rejects.toThrow('connection lost')
      expect(await store.stat(HELLO_NAME)).toBeNull()
      expect(await temporaryFiles(store)).toEqual([])
    })

    it('leaves a file that was stored since where it is, and deletes an older one', async () => {
      const store = await create()
      await store.put(HELLO, 'mp4')
      expect(await store.delete(HELLO_NAME, { olderThanMs: 60_000 })).toBe(false)
      expect(await store.stat(HELLO_NAME)).toEqual({ bytes: 5 })
      // Older than in a minute is every file; a minute is more than stores round their times by.
      expect(await store.delete(HELLO_NAME, { olderThanMs: -60_000 })).toBe(true)
      expect(await store.stat(HELLO_NAME)).toBeNull()
      expect(await store.delete(HELLO_NAME, { olderThanMs: 60_000 })).toBe(false)
      expect(await temporaryFiles(store)).toEqual([])
    })

    it('answers null for what it does not have', async () => {
      const store = await create()
      const missing = mediaName('0'.repeat(64), 'png')
      expect(await store.stat(missing)).toBeNull()
      expect(await store.read(missing)).toBeNull()
      expect(await store.open(missing)).toBeNull()
      expect(await store.delete(missing)).toBe(false)
    })

    it('deletes', async () => {
      const store = await create()
      await store.put(HELLO, 'mp4')
      expect(await store.delete(HELLO_NAME)).toBe(true)
      expect(await store.stat(HELLO_NAME)).toBeNull()
    })

    it('lists every file once under the beginning of its name, with its size and time', async () => {
      const store = await create()
      const listed = async (beginning: string) => {
        const files: ListedMedia[] = []
        for await (const file of store.list(beginning)) files.push(file)
        return files
      }
      expect(await listed(HELLO_SHA.slice(0, 2))).toEqual([])
      const began = Date.now()
      await store.put(HELLO, 'mp4')
      await store.put(HELLO, 'png')
      const writer = await store.openWrite()
      await writer.write(HELLO)
      const files = await listed(HELLO_SHA.slice(0, 2))
      expect(files.map((file) => file.name).sort()).toEqual([HELLO_NAME, mediaName(HELLO_SHA, 'png')])
      for (const file of files) {
        expect(file.bytes).toBe(5)
        expect(Math.abs(file.modifiedAt - began)).toBeLessThan(60_000)
      }
      expect(await listed('00')).toEqual([])
      await writer.discard()
    })

    it('sweeps temporary files an hour after their last byte, and no earlier', async () => {
      const store = await create()
      const writer = await store.openWrite()
      await writer.write(HELLO)
      const { mtimeMs } = await stat(writer.path)
      const hourAgo = mtimeMs / 1000 - 3600
      await utimes(writer.path, hourAgo + 60, hourAgo + 60)
      expect(await store.sweepTemporary()).toBe(0)
      await utimes(writer.path, hourAgo, hourAgo)
      expect(await store.sweepTemporary()).toBe(1)
      await writer.discard()
      expect(await temporaryFiles(store)).toEqual([])
    })

    it('finds no file in the making old by the clock of a machine that is ahead', async () => {
      const store = await create()
      const writer = await store.openWrite()
      await writer.write(HELLO)
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3600_000 })
      try {
        expect(await store.sweepTemporary()).toBe(0)
      } finally {
        vi.useRealTimers()
      }
      expect(await writer.keep('mp4')).toMatchObject({ name: HELLO_NAME })
    })
  })
}
