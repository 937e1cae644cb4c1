import { describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE, type Recipe } from './recipe.ts'
import { requestBody } from './request-body.ts'
import { shapeOf } from './shape.ts'

const image = (role: Recipe['images'][number]['role'], sha256: string) => ({ role, sha256 })
const body = (values: Partial<Recipe>, id?: string) =>
  requestBody({ ...DEFAULT_RECIPE, prompt: 'a fox', ...values }, (sha256) => `https://files/${sha256}`, id)

const PLAIN = { model: 'kling-v3', prompt: 'a fox', mode: 'std', duration: 5, aspect_ratio: '16:9' }

describe('the body of a request', () => {
  it.each<[string, Partial<Recipe>, object]>([
    ['text', {}, {}],
    [
      'settings',
      { mode: 'pro', duration: 15, aspectRatio: '9:16' },
      { mode: 'pro', duration: 15, aspect_ratio: '9:16' },
    ],
    ['sound', { audio: true }, { audio: true }],
    ['a negative prompt', { negativePrompt: 'rain' }, { metadata: { negative_prompt: 'rain' } }],
    ['a watermark', { watermark: true }, { metadata: { watermark: true } }],
    [
      'references in their order',
      { images: [image('reference', 'b'), image('reference', 'a')] },
      { reference_images: ['https://files/b', 'https://files/a'] },
    ],
    [
      'frames, the first one first',
      { images: [image('last_frame', 'b'), image('first_frame', 'a')] },
      {
        image_with_roles: [
          { url: 'https://files/a', role: 'first_frame' },
          { url: 'https://files/b', role: 'last_frame' },
        ],
      },
    ],
    [
      'both',
      { images: [image('reference', 'c'), image('first_frame', 'a')] },
      {
        reference_images: ['https://files/c'],
        image_with_roles: [{ url: 'https://files/a', role: 'first_frame' }],
      },
    ],
  ])('has exactly the fields of: %s', (_, values, fields) => {
    expect(body(values)).toEqual({ ...PLAIN, ...fields })
  })

  it('carries the id of the attempt when there is one', () => {
    expect(body({}, 'id-1')).toEqual({ ...PLAIN, client_business_id: 'id-1' })
  })
})

it.each([
  [[], 'text'],
  [['reference', 'reference'], 'reference'],
  [['first_frame'], 'frames'],
  [['first_frame', 'last_frame'], 'frames'],
  [['reference', 'first_frame'], 'mixed'],
] as const)('the shape of %j is %s', (roles, shape) => {
  expect(shapeOf(roles.map((role) => ({ role })))).toBe(shape)
})
