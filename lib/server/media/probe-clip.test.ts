import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'
import { afterAll, describe, expect, it } from 'vitest'
import { probeClip } from './probe-clip.ts'

const CLIP = readFileSync(new URL('./testing/dark-then-bars.mp4', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'probe-'))
afterAll(() => rmSync(folder, { recursive: true }))

function probe(bytes: Uint8Array) {
  const path = join(folder, 'clip.mp4')
  writeFileSync(path, bytes)
  return probeClip(path)
}

/** The clip with some bytes written over others, first found at `at`. */
function altered(at: string, change: (bytes: Buffer, offset: number) => void): Buffer {
  const bytes = Buffer.from(CLIP)
  change(bytes, bytes.indexOf(at))
  return bytes
}

const LAST_BOX_OPEN_ENDED = altered('mdat', (bytes, offset) => bytes.writeUInt32BE(0, offset - 4))

async function clipOfOneFrame(duration: number): Promise<Buffer> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 180 }
  await source.add(new EncodedPacket(new Uint8Array(10), 'key', 0, duration), { decoderConfig })
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}

describe('probeClip', () => {
  it('reads size, length, sound and codec from the file itself', async () => {
    const facts = { width: 320, height: 180, durationMs: 1250, hasAudio: true, codec: 'avc' }
    expect(await probe(CLIP)).toEqual({ ok: true, ...facts })
    expect(await probe(LAST_BOX_OPEN_ENDED)).toEqual({ ok: true, ...facts })
  })

  it('hears nothing in a clip without sound', async () => {
    expect(await probe(await clipOfOneFrame(2))).toMatchObject({ ok: true, hasAudio: false, durationMs: 2000 })
  })

  it('does not mind bytes after the last box', async () => {
    expect(await probe(Buffer.concat([CLIP, Buffer.from('trailing words')]))).toMatchObject({ ok: true })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('refuses a download cut at %i tenths', async (tenths) => {
    const cut = CLIP.subarray(0, Math.floor((CLIP.byteLength * tenths) / 10))
    expect(await probe(cut)).toEqual({ ok: false, reason: 'truncated' })
  })

  it.each([1, 100, 1000])('misses the last %i bytes where no box says how long it is', async (missing) => {
    const cut = LAST_BOX_OPEN_ENDED.subarray(0, LAST_BOX_OPEN_ENDED.byteLength - missing)
    expect(await probe(cut)).toEqual({ ok: false, reason: 'truncated' })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'not_video'],
    ['a page of HTML', Buffer.from('<!doctype html><title>Link expired</title>'), 'not_video'],
    ['sound alone', altered('vide', (bytes, offset) => bytes.write('soun', offset)), 'not_video'],
    ['no moov', altered('moov', (bytes, offset) => bytes.write('free', offset)), 'no_moov'],
  ])('refuses %s', async (_label, bytes, reason) => {
    expect(await probe(bytes)).toEqual({ ok: false, reason })
  })

  it('refuses a clip without length', async () => {
    expect(await probe(await clipOfOneFrame(0))).toEqual({ ok: false, reason: 'no_duration' })
  })
})
