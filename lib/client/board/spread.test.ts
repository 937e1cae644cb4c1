import { expect, it } from 'vitest'
import { ROLE_LIMITS } from '#lib/domain/limits'
import { ROLES, type Role } from '#lib/domain/recipe/recipe'
import { firstFree, spread } from './spread.ts'

const ROLE: Record<string, Role> = { f: 'first_frame', l: 'last_frame', r: 'reference' }
const roles = (text: string) => [...text].map((letter) => ROLE[letter] ?? 'reference')
const board = (text: string) => roles(text).map((role) => ({ role }))

it.each([
  ['one on a free frame', '', 1, 'f', 'f'],
  ['one on a taken frame, which makes way', 'f', 1, 'f', 'f'],
  ['several on the first frame', '', 4, 'f', 'flrr'],
  ['several where the last frame is taken, which stays', 'l', 3, 'f', 'frr'],
  ['more than there is room for', 'rrr', 5, 'f', 'flr'],
  ['several on the last frame, never before it', '', 3, 'l', 'lrr'],
  ['several on the references, which stay together', 'r', 6, 'r', 'rrr'],
  ['one on full references', 'rrrr', 1, 'r', ''],
] as const)('spreads %s', (_, standing, count, meant, expected) => {
  expect(spread(board(standing), count, ROLE[meant] ?? 'reference')).toEqual(roles(expected))
})

it('never overfills a place, whatever stands there', () => {
  for (const meant of ROLES)
    for (let held = 0; held <= ROLE_LIMITS.reference; held += 1) {
      const standing = board('r'.repeat(held))
      const references = spread(standing, 9, meant).filter((role) => role === 'reference')
      expect(references.length + held).toBeLessThanOrEqual(ROLE_LIMITS.reference)
    }
})

it('finds the first free place', () => {
  expect(['', 'f', 'fl', 'flrrrr', 'lr'].map((text) => firstFree(board(text)))).toEqual(roles('flrrf'))
})
