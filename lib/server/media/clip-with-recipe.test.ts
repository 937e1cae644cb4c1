import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readClipRecipe } from '#lib/client/recipe/read-clip-recipe'
import { makeBox, topBoxes } from '#lib/domain/recipe-file/mp4-box'
import { C2PA_UUID } from '#lib/domain/recipe-file/mp4-recipe'
import { boxSoup } from '#lib/domain/testing/box-soup'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { forkRender } from '#sandbox/render/fork-render'
import { clipWithRecipe } from './clip-with-recipe.ts'
import { embedRecipe, readIn } from './testing/embed-recipe.ts'
import { packetsOf } from './testing/packets-of.ts'
import { remux } from './testing/remux.ts'

const CLIP = readFileSync(new URL('./testing/dark-then-bars.mp4', import.meta.url))
const FRAGMENTED = await remux(CLIP, 'fragmented')
const RECIPE = madeUpRecipeFile()
const FAMILY = '👩‍👩‍👧‍👦'
const folder = mkdtempSync(join(tmpdir(), 'clip-with-recipe-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The clip with the recipe in it, which must be possible. */
async function embedded(clip: Uint8Array, recipe = RECIPE): Promise<Buffer> {
  const bytes = await embedRecipe(clip, recipe)
  if (!bytes) throw new Error('Nothing was added.')
  return bytes
}

async function typesOf(clip: Uint8Array): Promise<string[]> {
  return (await topBoxes(readIn(clip), clip.length)).map((box) => box.type)
}

/** The bytes with the size of the first box of that type written anew. */
function resized(clip: Uint8Array, type: string, size: number): Buffer {
  const bytes = Buffer.from(clip)
  bytes.writeUInt32BE(size, bytes.indexOf(type, 0, 'latin1') - 4)
  return bytes
}

const readBack = (clip: Uint8Array) => readClipRecipe(new Blob([new Uint8Array(clip)]))

describe('a clip of the sandbox', () => {
  it.each([true, false])(
    'plays the same packets with its recipe in it (sound: %s)',
    { timeout: 60_000 },
    async (audio) => {
      const path = join(folder, `${audio}.mp4`)
      const pictures = { width: 1280, height: 720, firstFrame: undefined, lastFrame: undefined, references: [] }
      await forkRender(
        { prompt: 'A quiet harbour', seconds: 2, audio, ...pictures, path },
        new AbortController().signal,
      )
      const clip = readFileSync(path)
      const carrying = await embedded(clip)
      const packets = await packetsOf(clip)
      expect(packets).toHaveLength(audio ? 2 : 1)
      expect(await packetsOf(carrying)).toEqual(packets)
      expect(await typesOf(carrying)).toEqual([...(await typesOf(clip)), 'uuid'])
      expect(await readBack(carrying)).toEqual({ ok: true, file: RECIPE })
    },
  )
})

describe('the recipe', () => {
  it.each([
    ['emoji, 2,500 code points twice', `${FAMILY.repeat(357)}x`],
    ['XML in it', '</x:xmpmeta> & "quoted" <b> ]]>'],
    ['line ends and what XML cannot hold', 'one\r\ntwo\u0007\ufffe'],
  ])('comes back byte for byte with %s, from either place', async (_label, prompt) => {
    const recipe = madeUpRecipeFile({ prompt, negativePrompt: prompt })
    const carrying = await embedded(CLIP, recipe)
    expect(await packetsOf(carrying)).toEqual(await packetsOf(CLIP))
    expect(await readBack(carrying)).toEqual({ ok: true, file: recipe })
    const tagsAlone = carrying.subarray(0, carrying.lastIndexOf('uuid') - 4)
    expect(await readBack(tagsAlone)).toEqual({ ok: true, file: recipe })
    const xmpAlone = Buffer.from(carrying.toString('latin1').replace('ldes', 'xxxx'), 'latin1')
    expect(await readBack(xmpAlone)).toEqual({ ok: true, file: recipe })
  })

  it('is the same bytes each time', async () => {
    expect((await embedded(CLIP)).equals(await embedded(CLIP))).toBe(true)
  })

  it('is read without the pictures, and so is the clip', async () => {
    const read: [number, number][] = []
    const counting = async (start: number, length: number) => {
      read.push([start, start + length])
      return CLIP.subarray(start, start + length)
    }
    await clipWithRecipe(counting, CLIP.length, RECIPE)
    const mdat = CLIP.indexOf('mdat') - 4
    expect(read.length).toBeGreaterThan(3)
    expect(read.filter(([, end]) => end > mdat + 16)).toEqual([])
  })
})

describe('the layout of a file', () => {
  it('keeps the tags that are there, and puts ours beside them', async () => {
    const tagged = await embedded(CLIP, madeUpRecipeFile({ prompt: 'An owl' }))
    const twice = await embedded(tagged, madeUpRecipeFile({ prompt: 'An elk' }))
    expect(await packetsOf(twice)).toEqual(await packetsOf(CLIP))
    const moov = twice.subarray(0, twice.indexOf('mdat')).toString('utf8')
    expect([moov.includes('An owl'), moov.includes('An elk')]).toEqual([true, false])
  })

  it('may have moov behind the pictures', async () => {
    const clip = await remux(CLIP, false)
    expect(clip.indexOf('moov')).toBeGreaterThan(clip.indexOf('mdat'))
    const carrying = await embedded(clip)
    expect(await packetsOf(carrying)).toEqual(await packetsOf(clip))
    expect(carrying.includes('ldes')).toBe(true)
  })

  it('may leave the size of the last box open', async () => {
    const carrying = await embedded(resized(CLIP, 'mdat', 0))
    expect(carrying.equals(await embedded(CLIP))).toBe(true)
  })

  it('may have bytes behind the last box', async () => {
    const trailing = Buffer.from('trailing words')
    const carrying = await embedded(Buffer.concat([CLIP, trailing]))
    expect(carrying.equals(Buffer.concat([await embedded(CLIP), trailing]))).toBe(true)
  })

  it.each([
    ['fragments', FRAGMENTED],
    ['a second list of tags', altered('hdlrXXXXXXXXmdir', 'mdta')],
    ['a table of offsets that is longer than its box', withFirstOffsetTable((table) => table.writeUInt32BE(9999, 4))],
    ['a chunk beyond the end', withFirstOffsetTable((table) => table.writeUInt32BE(CLIP.length, 8))],
    ['a chunk within moov', withFirstOffsetTable((table) => table.writeUInt32BE(CLIP.indexOf('moov') + 9, 8))],
  ])('with %s gets the packet at its end alone', async (_label, clip) => {
    const carrying = await embedded(clip)
    expect(carrying.includes('ldes')).toBe(false)
    expect(await readBack(carrying)).toEqual({ ok: true, file: RECIPE })
    const stored = (await clipWithRecipe(readIn(clip), clip.length, RECIPE))?.filter((part) => part.kind === 'stored')
    expect(stored?.reduce((sum, part) => sum + part.end - part.start, 0)).toBe(clip.length)
  })

  it('keeps the index of fragments the last box', async () => {
    const types = await typesOf(FRAGMENTED)
    expect(types.at(-1)).toBe('mfra')
    const carrying = await embedded(FRAGMENTED)
    expect(await typesOf(carrying)).toEqual([...types.slice(0, -1), 'uuid', 'mfra'])
    expect(await packetsOf(carrying)).toEqual(await packetsOf(FRAGMENTED))
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page of HTML', Buffer.from('<!doctype html><title>Link expired</title>')],
    ['no moov', Buffer.concat([CLIP.subarray(0, CLIP.indexOf('moov') - 4), CLIP.subarray(CLIP.indexOf('mdat') - 4)])],
    ['two of them', Buffer.concat([CLIP, CLIP])],
    ['a signature', Buffer.concat([CLIP, makeBox('uuid', C2PA_UUID, Buffer.from('signed'))])],
    ['fragments and bytes behind them', Buffer.concat([FRAGMENTED, Buffer.from('words')])],
  ])('with %s stays as it is', async (_label, clip) => {
    expect(await embedRecipe(clip, RECIPE)).toBeNull()
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('cut at %i tenths stays as it is', async (tenths) => {
    const cut = CLIP.subarray(0, Math.floor((CLIP.length * tenths) / 10))
    expect(await embedRecipe(cut, RECIPE)).toBeNull()
  })
})

describe('anything', () => {
  it('is read without throwing, and never loses a stored byte', async () => {
    const changed = fc.array(fc.tuple(fc.nat(CLIP.length - 1), fc.nat(255)), { maxLength: 20 }).map((changes) => {
      const bytes = Uint8Array.from(CLIP)
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
    const inMoov = fc.array(fc.tuple(fc.nat(CLIP.indexOf('mdat')), fc.nat(255)), { maxLength: 4 }).map((changes) => {
      const bytes = Uint8Array.from(CLIP)
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
    await fc.assert(
      fc.asyncProperty(fc.oneof(boxSoup, changed, inMoov), async (bytes) => {
        const parts = (await clipWithRecipe(readIn(bytes), bytes.length, RECIPE)) ?? []
        const stored = parts.filter((part) => part.kind === 'stored')
        expect(
          stored.every((part, index) => part.start < part.end && part.start >= (stored[index - 1]?.end ?? 0)),
        ).toBe(true)
        await readBack(bytes)
      }),
      { numRuns: 300 },
    )
  })
})

/** The clip with four bytes of text written over others: behind `mark`, in which X stands for any byte. */
function altered(mark: string, text: string): Buffer {
  const at = CLIP.toString('latin1').search(new RegExp(mark.replaceAll('X', '[^]'), ''))
  const bytes = Buffer.from(CLIP)
  bytes.write(text, at + mark.length - text.length, 'latin1')
  return bytes
}

function withFirstOffsetTable(change: (content: Buffer) => void): Buffer {
  const bytes = Buffer.from(CLIP)
  change(bytes.subarray(bytes.indexOf('stco') + 4))
  return bytes
}
