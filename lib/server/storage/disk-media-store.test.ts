import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDiskMediaStore } from './disk-media-store.ts'
import { parseMediaName } from './media-name.ts'
import { asStorageError, StorageUnavailable } from './storage-unavailable.ts'
import { describeMediaStore } from './testing/media-store-contract.ts'

const parent = mkdtempSync(join(tmpdir(), 'media-store-'))
afterAll(() => rmSync(parent, { recursive: true }))
const newRoot = () => join(mkdtempSync(join(parent, 'root-')), 'media')

describeMediaStore('disk media store, by the contract', async () => createDiskMediaStore(newRoot()))

describe('disk media store', () => {
  let store = createDiskMediaStore(newRoot())
  beforeEach(() => {
    store = createDiskMediaStore(newRoot())
  })

  it('keeps files and folders to their owner', async () => {
    const { name } = await store.put(Buffer.from('x'), 'png')
    const path = store.pathOf(name)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
    expect(dirname(path).endsWith(name.slice(0, 2))).toBe(true)
  })

  it('finds no stored file old by the clock of a machine that is ahead', async () => {
    const { name } = await store.put(Buffer.from('young'), 'png')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3600_000 })
    try {
      expect(await store.delete(name, { olderThanMs: 3600_000 })).toBe(false)
    } finally {
      vi.useRealTimers()
    }
    const twoHoursAgo = Date.now() / 1000 - 7200
    utimesSync(store.pathOf(name), twoHoursAgo, twoHoursAgo)
    expect(await store.delete(name, { olderThanMs: 3600_000 })).toBe(true)
  })

  it('goes on reading a file that was deleted while open', async () => {
    const { name } = await store.put(Buffer.from('still here'), 'mp4')
    const opened = await store.open(name)
    await store.delete(name)
    expect(opened?.kind === 'file' && readFileSync(opened.fd, 'utf8')).toBe('still here')
    expect(opened?.kind === 'file' && (await opened.close())).toBe(undefined)
  })

  it('replaces a file that rotted by the bytes that its name promises', async () => {
    const { name } = await store.put(Buffer.from('sound'), 'mp4')
    writeFileSync(store.pathOf(name), 'r')
    await store.put(Buffer.from('sound'), 'mp4')
    expect(readFileSync(store.pathOf(name), 'utf8')).toBe('sound')
  })

  it('says in a typed error that the disk is full or read-only', async () => {
    // No user may make a folder here, on Linux (sysfs) and macOS (sealed root) alike.
    const unwritable = createDiskMediaStore('/sys/media')
    await expect(unwritable.put(Buffer.from('x'), 'png')).rejects.toThrow(StorageUnavailable)
    const code = (value: string) => asStorageError(Object.assign(new Error(value), { code: value }))
    expect(code('ENOSPC')).toMatchObject({ reason: 'full' })
    expect(code('EROFS')).toMatchObject({ reason: 'read_only' })
    expect(code('EACCES')).toBeInstanceOf(StorageUnavailable)
    expect(code('EIO')).not.toBeInstanceOf(StorageUnavailable)
  })
})

describe('parseMediaName', () => {
  const sha = 'ab'.repeat(32)
  it('takes exactly a lower-case SHA-256 and a known extension', () => {
    expect(parseMediaName(`${sha}.jpg`)).toEqual({ name: `${sha}.jpg`, sha256: sha, ext: 'jpg' })
  })
  it.each([
    '',
    sha,
    `${sha}.exe`,
    `${sha}.jpg `,
    `../${sha}.jpg`,
    `${sha.toUpperCase()}.jpg`,
    `${sha}.jpg\n`,
    `${sha}0.mp4`,
  ])('refuses %j', (text) => {
    expect(parseMediaName(text)).toBeNull()
  })
})
