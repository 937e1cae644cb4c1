import { describe, expect, it } from 'vitest'
import type { Role } from '#lib/domain/recipe/recipe'
import { type BoardTarget, land, landing, placed, swapFrames } from './landing.ts'

const ROLE: Record<string, Role> = { f: 'first_frame', l: 'last_frame', r: 'reference' }
/** `board('f1 r2')`: still 1 as first frame, still 2 as reference. */
const board = (text: string) =>
  text.split(' ').map((word) => ({ key: word.slice(1), role: ROLE[word[0] ?? ''] ?? 'reference' }))
const text = (stills: ReturnType<typeof board>) => stills.map(({ key, role }) => role[0] + key).join(' ')
const to = (role: Role): BoardTarget => ({ kind: 'role', role })
const onto = (key: string): BoardTarget => ({ kind: 'reference', key })
const still = (key: string) => ({ kind: 'still', key }) as const
const files = { kind: 'files' } as const

describe('landing', () => {
  it.each([
    ['a still on a free frame', 'f1', still('1'), to('last_frame'), 'place'],
    ['a still on a taken frame', 'f1 l2', still('1'), to('last_frame'), 'swap'],
    ['a still where it is', 'f1', still('1'), to('first_frame'), null],
    ['a frame among the references', 'f1 r2', still('1'), to('reference'), 'place'],
    ['a frame among full references', 'f1 r2 r3 r4 r5', still('1'), to('reference'), null],
    ['a frame on one of full references', 'f1 r2 r3 r4 r5', still('1'), onto('3'), 'swap'],
    ['a reference on itself', 'r1 r2', still('1'), onto('1'), null],
    ['a still that is gone', 'f1', still('9'), to('last_frame'), null],
    ['files on a free frame', 'r1', files, to('first_frame'), 'place'],
    ['files on a taken frame', 'f1', files, to('first_frame'), 'replace'],
    ['files on one of the references', 'r1 r2', files, onto('1'), 'place'],
    ['files on full references', 'r1 r2 r3 r4', files, to('reference'), null],
  ] as const)('%s', (_, stills, source, target, expected) => {
    expect(landing(board(stills), source, target)).toBe(expected)
  })
})

describe('land', () => {
  it.each([
    ['moves to a free frame', 'f1', '1', to('last_frame'), 'l1'],
    ['changes places with a taken frame', 'f1 l2', '1', to('last_frame'), 'f2 l1'],
    ['brings a frame among the references, last', 'f1 r2', '1', to('reference'), 'r2 r1'],
    ['lets a reference and a frame change places', 'f1 r2 r3', '3', to('first_frame'), 'f3 r2 r1'],
    ['lets two references change order', 'r1 r2 r3', '1', onto('3'), 'r3 r2 r1'],
    ['changes nothing where nothing may land', 'f1 r2 r3 r4 r5', '1', to('reference'), 'f1 r2 r3 r4 r5'],
  ] as const)('%s', (_, stills, key, target, expected) => {
    expect(text(land(board(stills), key, target))).toBe(expected)
  })
})

describe('placed and swapFrames', () => {
  it('puts a new frame where the old one was, and a new reference behind the others', () => {
    expect(text(placed(board('f1 r2'), { key: '9', role: 'first_frame' }))).toBe('f9 r2')
    expect(text(placed(board('l1 r2'), { key: '9', role: 'reference' }))).toBe('l1 r2 r9')
  })

  it('swaps both frames, or takes the only one to the other end', () => {
    expect(text(swapFrames(board('f1 l2 r3')))).toBe('f2 l1 r3')
    expect(text(swapFrames(board('f1')))).toBe('l1')
  })
})
