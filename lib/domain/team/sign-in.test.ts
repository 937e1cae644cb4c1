import { expect, it } from 'vitest'
import { firstOwnerSchema, ownPath } from './sign-in.ts'

it.each(['/', '/wall', '/wall?q=fox%20den&at=2026-11-24.17', '/wall/compare?ids=a,b'])('goes back to %s', (path) => {
  expect(ownPath(path)).toBe(path)
})

it.each([
  undefined,
  '',
  'wall',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/a\\b',
  '/\t/evil.example',
  '/ /evil.example',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?to=/wall',
  '/api/download',
])('goes home instead of to %j', (path) => {
  expect(ownPath(path)).toBe('/')
})

it('takes a name in any letters and names what is wrong by field', () => {
  const given = { code: 'x', name: ' Olga ', username: ' Olga ', password: 'long enough' }
  expect(firstOwnerSchema.parse(given)).toMatchObject({ name: 'Olga', username: 'olga' })
  const problemOf = (part: object) => firstOwnerSchema.safeParse({ ...given, ...part }).error?.issues[0]?.message
  expect(problemOf({ username: 'o' })).toBe('username_unclear')
  expect(problemOf({ username: 'two words' })).toBe('username_unclear')
  expect(problemOf({ password: 'short' })).toBe('password_short')
  expect(problemOf({ name: ' ' })).toBe('person_name_unclear')
  expect(problemOf({ name: 'o'.repeat(60) })).toBeUndefined()
  expect(problemOf({ name: 'o'.repeat(61) })).toBe('person_name_unclear')
})
