import { expect, it } from 'vitest'
import type { Billed } from '#lib/domain/generation/generation'
import type { FailureCode } from '#lib/domain/generation/states'
import { chargeOf } from './charge-of.ts'

const charge = (
  code: FailureCode,
  acceptedAt: number | null,
  { unclear = false, billed = null }: { unclear?: boolean; billed?: Billed | null } = {},
) => chargeOf({ code }, { acceptedAt, unclear, billed })

it('takes nothing for a request that was refused, and expects a refund for a task that failed on the same ground', () => {
  expect(charge('content_policy', null)).toBe('none')
  expect(charge('content_policy', 1_000)).toBe('refund_due')
})

it('says that a clip was paid for when it was made and not kept', () => {
  expect(charge('result_invalid', 1_000)).toBe('charged')
})

it('says what the provider said of the money, whatever was to be expected', () => {
  expect(charge('provider', 1_000, { billed: 'refunded' })).toBe('refunded')
  expect(charge('result_expired', 1_000, { billed: 'refunded' })).toBe('refunded')
  expect(charge('provider', 1_000, { billed: 'charged' })).toBe('charged_in_vain')
  expect(charge('result_expired', 1_000, { billed: 'charged' })).toBe('charged')
})

it('promises nothing while an attempt that was given up may be paid for', () => {
  expect(charge('content_policy', null, { unclear: true })).toBe('unknown')
  expect(charge('content_policy', 1_000, { unclear: true })).toBe('unknown')
  expect(charge('provider', 1_000, { unclear: true, billed: 'refunded' })).toBe('unknown')
  expect(charge('result_invalid', 1_000, { unclear: true })).toBe('charged')
  expect(charge('provider', 1_000, { unclear: true, billed: 'charged' })).toBe('charged_in_vain')
})
