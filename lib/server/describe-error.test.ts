import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { describeError } from './describe-error.ts'

it('keeps words, place and cause of an error', () => {
  const error = new Error('no disk', { cause: Object.assign(new Error('full'), { code: 'ENOSPC' }) })
  expect(describeError(error)).toMatchObject({
    name: 'Error',
    message: 'no disk',
    at: expect.arrayContaining([expect.stringContaining('describe-error.test')]),
    cause: { message: 'full', code: 'ENOSPC' },
  })
})

it('does not repeat the values of a query', () => {
  const error = new DrizzleQueryError('select $1', ['a secret plan'], new Error('gone'))
  const said = JSON.stringify(describeError(error))
  expect(said).not.toContain('a secret plan')
  expect(said).toContain('failed query: select $1')
  expect(said).toContain('gone')
})

it('passes on what is no error', () => {
  expect(describeError('connection lost')).toBe('connection lost')
})
