import { describe, expect, it } from 'vitest'
import { makeBox } from '#lib/domain/recipe-file/mp4-box'
import { XMP_UUID } from '#lib/domain/recipe-file/mp4-recipe'
import { xmpOf } from '#lib/domain/recipe-file/recipe-xmp'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { readDropped } from './read-dropped.ts'

const FILE = madeUpRecipeFile()
const JSON_TEXT = JSON.stringify(FILE, null, 2)
const FOUND = { kind: 'recipe', file: FILE }
const FTYP = makeBox('ftyp', Buffer.from('isom'))
const CLIP = [FTYP, makeBox('uuid', XMP_UUID, Buffer.from(xmpOf(FILE)))].map((part) => new Uint8Array(part))

describe('readDropped', () => {
  it('reads a clip and a JSON file by what is in them, whatever they are called', async () => {
    expect(await readDropped(new File(CLIP, 'clip.png', { type: 'image/png' }))).toEqual(FOUND)
    expect(await readDropped(new File([JSON_TEXT], 'recipe.txt'))).toEqual(FOUND)
    expect(await readDropped(new File(['\ufeff \n', JSON_TEXT], 'recipe.json'))).toEqual(FOUND)
  })

  it('reads pasted JSON', async () => {
    expect(await readDropped(`\ufeff\n ${JSON_TEXT}\n`)).toEqual(FOUND)
    expect(await readDropped(JSON_TEXT.slice(0, -2))).toEqual({ kind: 'problem', problem: 'damaged' })
  })

  it.each([
    ['a clip without one', new File([new Uint8Array(FTYP)], 'a.mp4'), 'no_recipe'],
    ['other JSON', new File(['{"name":"package"}'], 'package.json'), 'no_recipe'],
    ['JSON that is cut', new File(['{"format":"inbe'], 'recipe.json'), 'damaged'],
    ['a newer recipe', new File([JSON.stringify({ ...FILE, version: 9 })], 'recipe.json'), 'newer'],
  ])('says what is wrong with %s', async (_label, file, problem) => {
    expect(await readDropped(file)).toEqual({ kind: 'problem', problem })
  })

  it.each([
    ['a picture', new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'a.png')],
    ['nothing', new File([], 'empty')],
    ['words', new File(['A fox { in the snow'], 'prompt.txt')],
    ['JSON of megabytes', new File([`{"a":"${'x'.repeat(3_000_001)}"}`], 'large.json')],
    ['a pasted prompt', 'A fox in the snow'],
    ['pasted JSON of something else', '{"name":"package"}'],
    ['no text', ''],
  ])('leaves %s to others', async (_label, dropped) => {
    expect(await readDropped(dropped)).toEqual({ kind: 'other' })
  })
})
