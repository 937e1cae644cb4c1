import { expect, it } from 'vitest'
import { moderationOf } from './moderation.ts'

it.each([
  ['a refusal of the request', 'content_policy_violation', null, 'before'],
  ['a refusal told in words alone', 'invalid_request', null, 'before'],
  ['a task that failed under the documented code', 'content_policy_violation', 1, 'during'],
  ['the same in capitals', 'CONTENT_POLICY_VIOLATION', 1, 'during'],
  ['a task that failed under Kling’s own code', '1301', 1, 'during'],
  ['a task that failed under a general code', 'generation_failed', 1, 'guessed'],
  ['a task that failed without a code', null, 1, 'guessed'],
])('%s', (_, providerCode, acceptedAt, disguise) => {
  expect(moderationOf({ providerCode }, acceptedAt)).toBe(disguise)
})
