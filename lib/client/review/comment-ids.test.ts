import { expect, it } from 'vitest'
import { createCommentIds } from './comment-ids.ts'

it('says the same words once, other words anew, and the same again once they were said', () => {
  let minted = 0
  const ids = createCommentIds(() => `id ${++minted}`)
  expect(ids.idFor('too dark')).toBe('id 1')
  expect(ids.idFor('too dark')).toBe('id 1')
  expect(ids.idFor('too dark here')).toBe('id 2')
  ids.done()
  expect(ids.idFor('too dark here')).toBe('id 3')
})
