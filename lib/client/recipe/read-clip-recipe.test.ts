import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBox } from '#lib/domain/recipe-file/mp4-box'
import { XMP_UUID } from '#lib/domain/recipe-file/mp4-recipe'
import { xmpOf } from '#lib/domain/recipe-file/recipe-xmp'
import { boxSoup } from '#lib/domain/testing/box-soup'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { readClipRecipe } from './read-clip-recipe.ts'

// What the server writes is read back in lib/server/media/clip-with-recipe.test.ts.

const FILE = madeUpRecipeFile()
const FTYP = makeBox('ftyp', Buffer.from('isom'))
const XMP = makeBox('uuid', XMP_UUID, Buffer.from(xmpOf(FILE)))

function tags(json: string): Uint8Array {
  const item = makeBox('ldes', makeBox('data', new Uint8Array(8), Buffer.from(json)))
  return makeBox('moov', makeBox('udta', makeBox('meta', new Uint8Array(4), makeBox('ilst', item))))
}

const read = (...parts: Uint8Array[]) => readClipRecipe(new Blob(parts.map((part) => new Uint8Array(part))))

describe('readClipRecipe', () => {
  it('finds the packet wherever it stands, and the tags where there is none', async () => {
    expect(await read(FTYP, XMP, makeBox('mdat'))).toEqual({ ok: true, file: FILE })
    expect(await read(FTYP, makeBox('uuid', new Uint8Array(20)), makeBox('mdat'), XMP)).toEqual({
      ok: true,
      file: FILE,
    })
    expect(await read(FTYP, tags(JSON.stringify(FILE)))).toEqual({ ok: true, file: FILE })
  })

  it('believes the packet, and the tags only where it is spoilt', async () => {
    const other = JSON.stringify(madeUpRecipeFile({ prompt: 'An owl' }))
    expect(await read(FTYP, tags(other), XMP)).toEqual({ ok: true, file: FILE })
    expect(await read(FTYP, tags(JSON.stringify(FILE)), XMP.subarray(0, -400))).toEqual({ ok: true, file: FILE })
  })

  it.each([
    ['nothing in it', [FTYP], 'no_recipe'],
    ['words for tags', [FTYP, tags('{}')], 'no_recipe'],
    ['a packet of another program', [FTYP, makeBox('uuid', XMP_UUID, Buffer.from('<x:xmpmeta/>'))], 'no_recipe'],
    ['tags that are cut', [FTYP, tags('{"format":"inbetween-recipe"')], 'damaged'],
    ['a newer recipe', [FTYP, tags(JSON.stringify({ ...FILE, version: 2 }))], 'newer'],
    ['a packet of gigabytes', [FTYP, Buffer.from([0xff, 0xff, 0xff, 0xff]), XMP.subarray(4)], 'no_recipe'],
  ])('says what is wrong with %s', async (_label, parts, problem) => {
    expect(await read(...parts)).toEqual({ ok: false, problem })
  })

  it('says that a file has gone from its disk', async () => {
    const gone = new File([new Uint8Array(XMP)], 'clip.mp4')
    gone.slice = () => {
      throw new DOMException('gone', 'NotFoundError')
    }
    expect(await readClipRecipe(gone)).toEqual({ ok: false, problem: 'damaged' })
  })

  it('never asks for the pictures', async () => {
    const clip = new Blob([FTYP, makeBox('mdat', new Uint8Array(1_000_000)), XMP].map((part) => new Uint8Array(part)))
    const slice = clip.slice.bind(clip)
    const asked: number[] = []
    clip.slice = (start = 0, end = 0) => {
      asked.push(end - start)
      return slice(start, end)
    }
    expect(await readClipRecipe(clip)).toEqual({ ok: true, file: FILE })
    expect(Math.max(...asked)).toBeLessThan(XMP.length)
  })

  it('takes anything', async () => {
    const answers = new Set<unknown>()
    await fc.assert(fc.asyncProperty(boxSoup, async (soup) => void answers.add((await read(FTYP, soup)).ok)))
    expect(answers).toEqual(new Set([false]))
  })
})
