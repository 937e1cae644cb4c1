import { describe, expect, it, vi } from 'vitest'
import { type Decode, prepareImage, refusalOf } from './prepare-image.ts'

const PNG = '\x89PNG\r\n\x1a\n'
const file = (bytes: number, type = 'image/png', head = PNG) => {
  const content = new Uint8Array(bytes)
  content.set(Uint8Array.from(head, (char) => char.charCodeAt(0)))
  return new File([content], 'still', { type })
}
/** A codec whose pictures have the given size and whose encodings the given bytes, one after the other. */
function codec(width: number, height: number, ...encodedBytes: number[]) {
  const draw = vi.fn(async (_size: { width: number; height: number }, type: string, _quality: number) => {
    return new Blob([new Uint8Array(encodedBytes.shift() ?? 1)], { type })
  })
  const close = vi.fn()
  const decode: Decode = async () => ({ width, height, draw, close })
  return { decode, draw, close }
}

describe('refusalOf', () => {
  it('names what is wrong before anything is decoded', async () => {
    expect(await refusalOf(new File([], 'empty'))).toEqual({ problem: 'empty' })
    expect(await refusalOf(file(64, 'image/png', '%PDF-1.7'))).toEqual({ problem: 'type_refused', format: 'PDF' })
    expect(await refusalOf(file(64, 'image/png', 'nothing known'))).toEqual({ problem: 'unreadable' })
    expect(await refusalOf(file(64))).toBeNull()
  })

  it('refuses a file that has gone from its disk', async () => {
    const gone = file(64)
    vi.spyOn(gone, 'slice').mockReturnValue(
      Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    )
    expect(await refusalOf(gone)).toEqual({ problem: 'unreadable' })
  })
})

describe('prepareImage', () => {
  it('sends on as it is what already fits', async () => {
    const still = file(1000)
    const { decode, draw, close } = codec(1280, 720)
    expect(await prepareImage(still, decode)).toEqual({ ok: true, file: still })
    expect(draw).not.toHaveBeenCalled()
    expect(close).toHaveBeenCalledOnce()
  })

  it.each([
    ['too_small', 299, 400],
    ['too_narrow', 1000, 399],
    ['too_many_pixels', 11_000, 10_000],
  ])('refuses %s', async (problem, width, height) => {
    expect(await prepareImage(file(1000), codec(width, height).decode)).toEqual({ ok: false, refusal: { problem } })
  })

  it('takes the limits themselves', async () => {
    expect(await prepareImage(file(1000), codec(300, 750).decode)).toMatchObject({ ok: true })
  })

  it('makes a picture of too many pixels smaller and keeps its transparency', async () => {
    const { decode, draw } = codec(8192, 4096)
    expect(await prepareImage(file(1000), decode)).toMatchObject({ ok: true })
    expect(draw.mock.calls).toEqual([[{ width: 4096, height: 2048 }, 'image/png', 1]])
  })

  it('makes no picture too narrow by making it smaller', async () => {
    const { decode, draw } = codec(6000, 2400, 10_000_001, 10_000_001, 10_000_001)
    expect(await prepareImage(file(1000), decode)).toMatchObject({ ok: true })
    expect(draw.mock.calls.map(([{ width, height }]) => [width, height])).toEqual([
      [4096, 1639],
      [4096, 1639],
      [4096, 1639],
      [2048, 820],
    ])
  })

  it('keeps what is to be cropped long enough for that, and refuses what would stay too long', async () => {
    const { decode, draw } = codec(12_000, 800)
    expect(await prepareImage(file(1000), decode, 'too_narrow')).toMatchObject({ ok: true })
    expect(draw.mock.calls[0]?.[0]).toEqual({ width: 4500, height: 300 })
    const still = file(1000)
    expect(await prepareImage(still, codec(4500, 300).decode, 'too_narrow')).toEqual({ ok: true, file: still })
    expect(await prepareImage(file(1000), codec(33_000, 600).decode, 'too_narrow')).toEqual({
      ok: false,
      refusal: { problem: 'too_narrow' },
    })
  })

  it('goes on to smaller encodings until one fits', async () => {
    const { decode, draw } = codec(4000, 3000, 10_000_001, 10_000_000)
    const prepared = await prepareImage(file(10_000_001), decode)
    expect(prepared).toMatchObject({ ok: true, file: { size: 10_000_000, type: 'image/jpeg' } })
    expect(draw.mock.calls.map(([, type]) => type)).toEqual(['image/png', 'image/jpeg'])
  })

  it('does not turn a photograph into a PNG', async () => {
    const { decode, draw } = codec(4000, 3000)
    await prepareImage(file(10_000_001, 'image/jpeg', '\xff\xd8\xff'), decode)
    expect(draw.mock.calls.map(([, type]) => type)).toEqual(['image/jpeg'])
  })

  it('says so when nothing makes it fit, and when it cannot be decoded', async () => {
    const { decode, close } = codec(4000, 3000, 2e7, 2e7, 2e7, 2e7)
    expect(await prepareImage(file(10_000_001), decode)).toMatchObject({ refusal: { problem: 'too_many_bytes' } })
    expect(close).toHaveBeenCalledOnce()
    const tooLarge = codec(4000, 3000)
    tooLarge.draw.mockRejectedValue(new Error('no memory'))
    expect(await prepareImage(file(10_000_001), tooLarge.decode)).toEqual({
      ok: false,
      refusal: { problem: 'unreadable' },
    })
    expect(tooLarge.close).toHaveBeenCalledOnce()
    const broken: Decode = () => Promise.reject(new Error('broken'))
    expect(await prepareImage(file(1000), broken)).toEqual({ ok: false, refusal: { problem: 'unreadable' } })
  })
})
