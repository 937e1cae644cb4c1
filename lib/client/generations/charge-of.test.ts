import { expect, it } from 'vitest'
import type { FailureCode } from '#lib/domain/generation/states'
import { chargeOf } from './charge-of.ts'

const charge = (code: FailureCode, acceptedAt: number | null, unclear = false) =>
  chargeOf({ code }, { acceptedAt, unclear })

it('takes nothing for a request that was refused, and a refund for a task that failed on the same ground', () => {
  expect(charge('content_policy', null)).toBe('none')
  expect(charge('content_policy', 1_000)).toBe('refunded')
})

it('says that a clip was paid for when it was made and not kept', () => {
  expect(charge('result_invalid', 1_000)).toBe('charged')
})

it('promises nothing while an attempt that was given up may be paid for', () => {
  expect(charge('content_policy', null, true)).toBe('unknown')
  expect(charge('content_policy', 1_000, true)).toBe('unknown')
  expect(charge('result_invalid', 1_000, true)).toBe('charged')
})
