import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clips, generations } from '#lib/server/db/schema'
import { openPlainDatabase, plainRow } from '#lib/server/generations/testing/plain-rows'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import type { MediaStore } from '#lib/server/storage/media-store'
import { zipOfClips } from './zip-of-clips.ts'

const folder = mkdtempSync(join(tmpdir(), 'zip-of-clips-'))
const media = createDiskMediaStore(folder)
let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

/** A ready generation whose clip has so many bytes, kept in the store or not. */
async function ready(bytes: number, isKept = true): Promise<string> {
  const { sha256, name } = await media.put(Buffer.alloc(bytes, 1), 'mp4')
  if (!isKept) await media.delete(name)
  const facts = { bytes, width: 16, height: 9, durationMs: 5000, hasAudio: false }
  await database.db.insert(clips).values({ sha256, ...facts })
  const [row] = await database.db
    .insert(generations)
    .values(plainRow({ clipSha256: sha256, prompt: `clip of ${bytes}` }))
    .returning({ id: generations.id })
  return row?.id ?? ''
}

it('asks for some sizes at a time, and names a clip whose file is gone', async () => {
  const ids: string[] = []
  for (let bytes = 1; bytes <= 40; bytes += 1) ids.push(await ready(bytes, bytes !== 7))
  const [queued] = await database.db.insert(generations).values(plainRow()).returning({ id: generations.id })
  ids.push(queued?.id ?? '')
  let asking = 0
  let most = 0
  const stat: MediaStore['stat'] = async (name) => {
    asking += 1
    most = Math.max(most, asking)
    await turn()
    asking -= 1
    return media.stat(name)
  }
  const sources = await zipOfClips({ db: database.db, media: { ...media, stat }, publicUrl: '' }, ids)
  expect(most).toBe(16)

  const [manifest, ...files] = sources ?? []
  expect(files.map((file) => file.bytes).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 1).filter((bytes) => bytes !== 7),
  )
  const pieces: Uint8Array[] = []
  for await (const piece of manifest?.read() ?? []) pieces.push(piece)
  const { generations: entries } = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  expect(entries).toHaveLength(41)
  const leftOut = entries.filter((entry: { leftOut?: string }) => entry.leftOut)
  expect(leftOut).toMatchObject([
    { id: queued?.id, file: null, leftOut: 'no clip: queued' },
    { id: ids[6], file: null, leftOut: 'the file is missing' },
  ])
})
