import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forkRender } from './fork-render.ts'
import type { RenderJob } from './render-job.ts'

const folder = mkdtempSync(join(tmpdir(), 'render-'))
const still = join(folder, 'still.png')
const { signal } = new AbortController()

beforeAll(async () => {
  await sharp({ create: { width: 640, height: 400, channels: 3, background: '#c63' } }).toFile(still)
})
afterAll(() => rmSync(folder, { recursive: true }))

const base = {
  prompt: 'A quiet harbour',
  seconds: 5,
  audio: false,
  firstFrame: undefined,
  lastFrame: undefined,
  references: [],
}
const SQUARE = { width: 720, height: 720 }

/** What the file says of itself, and the order of its boxes. */
async function facts(path: string) {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  const bytes = readFileSync(path)
  return {
    codec: video && (await video.getCodec()),
    width: video && (await video.getDisplayWidth()),
    height: video && (await video.getDisplayHeight()),
    seconds: await input.computeDuration(),
    audio: audio && (await audio.getCodec()),
    startsAtOnce: bytes.indexOf('moov') < bytes.indexOf('mdat'),
  }
}

describe('forkRender', () => {
  it.each<[string, Omit<RenderJob, 'path'>, 'aac' | null]>([
    ['text with sound', { ...base, width: 1280, height: 720, audio: true }, 'aac'],
    [
      'frames with a reference, upright',
      { ...base, width: 720, height: 1280, firstFrame: still, lastFrame: null, references: [still] },
      null,
    ],
    ['references alone, square', { ...base, ...SQUARE, references: [still, null] }, null],
  ])('makes a clip of %s at its true size and length', { timeout: 30_000 }, async (name, job, audio) => {
    const path = join(folder, `${name}.mp4`)
    await forkRender({ ...job, path }, signal)
    expect(await facts(path)).toEqual({
      codec: 'avc',
      width: job.width,
      height: job.height,
      seconds: job.seconds,
      audio,
      startsAtOnce: true,
    })
  })

  it('says in words that an image cannot be decoded', async () => {
    const job = { ...base, ...SQUARE, firstFrame: join(folder, 'absent.png'), path: join(folder, 'none.mp4') }
    await expect(forkRender(job, signal)).rejects.toThrow('An image of the request could not be decoded.')
  })

  it('ends with its signal', async () => {
    const closing = new AbortController()
    const rendering = forkRender({ ...base, ...SQUARE, path: join(folder, 'late.mp4') }, closing.signal)
    closing.abort()
    await expect(rendering).rejects.toThrow('The renderer was killed.')
  })
})
