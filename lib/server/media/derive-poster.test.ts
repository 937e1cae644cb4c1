import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { derivePoster } from './derive-poster.ts'

const CLIP = fileURLToPath(new URL('./testing/dark-then-bars.mp4', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'poster-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('derivePoster', () => {
  it('passes over a dark frame and makes a progressive JPEG at the size of the clip', async () => {
    const poster = await derivePoster(CLIP)
    const bytes = poster.ok ? poster.bytes : new Uint8Array()
    expect(poster).toMatchObject({ ok: true, width: 320, height: 180 })
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'jpeg',
      isProgressive: true,
      width: 320,
      height: 180,
    })
    expect((await sharp(bytes).greyscale().stats()).channels[0]?.mean).toBeGreaterThan(60)
  })

  it('says what cannot be decoded', async () => {
    const path = join(folder, 'text.mp4')
    writeFileSync(path, 'not a clip')
    expect(await derivePoster(path)).toEqual({ ok: false, reason: 'undecodable' })
  })

  it('gives up at its time limit', async () => {
    const path = join(folder, 'slow.mp4')
    copyFileSync(CLIP, path)
    expect(await derivePoster(path, 1)).toEqual({ ok: false, reason: 'timed_out' })
  })
})
