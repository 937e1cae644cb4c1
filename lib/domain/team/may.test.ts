import { expect, it } from 'vitest'
import { MAY, may, mayChange } from './may.ts'
import type { Actor } from './roles.ts'

const owner: Actor = { id: 'o', name: 'Olga', role: 'owner' }
const creator: Actor = { id: 'c', name: 'Chen', role: 'creator' }
const reviewer: Actor = { id: 'r', name: 'Rita', role: 'reviewer' }

it('lets owners do everything', () => {
  for (const roles of Object.values(MAY)) expect(roles).toContain('owner')
})

it('lets reviewers look, judge and comment, and nothing else', () => {
  const theirs = (Object.keys(MAY) as (keyof typeof MAY)[]).filter((permission) => may(reviewer, permission))
  expect(theirs).toEqual(['look', 'judge', 'comment'])
})

it('lets creators change what they made, owners what anybody made, reviewers nothing', () => {
  expect(mayChange(creator, 'c')).toBe(true)
  expect(mayChange(creator, 'o')).toBe(false)
  expect(mayChange(owner, 'c')).toBe(true)
  expect(mayChange(reviewer, 'r')).toBe(false)
})
