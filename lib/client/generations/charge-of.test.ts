import { expect, it } from 'vitest'
import { chargeOf } from './charge-of.ts'

it('takes nothing for a request that was refused, and a refund for a task that failed on the same ground', () => {
  expect(chargeOf('content_policy', null)).toBe('none')
  expect(chargeOf('content_policy', 1_000)).toBe('refunded')
})

it('says that a clip was paid for when it was made and not kept', () => {
  expect(chargeOf('result_invalid', 1_000)).toBe('charged')
})
