import { expect, it } from 'vitest'
import { limitChanges, personLimitChanges } from './limit-changes.ts'
import { NO_LIMITS } from './spending-limits.ts'

it('names what differs and nothing else', () => {
  const before = { ...NO_LIMITS, perDay: '10', person: { amount: null, clips: 5 } }
  const after = { ...NO_LIMITS, perDay: '20', person: { amount: null, clips: null } }
  expect(limitChanges(before, after)).toEqual([
    { limit: 'perDay', from: { number: '10', of: 'usd' }, to: { number: '20', of: 'usd' } },
    { limit: 'personClips', from: { number: '5', of: 'clips' }, to: null },
  ])
  expect(limitChanges(before, before)).toEqual([])
  expect(limitChanges(before, { ...before, perDay: '10.00' })).toEqual([])
})

it('takes another unit for another limit', () => {
  const before = { ...NO_LIMITS, perDay: '10' }
  expect(limitChanges(before, { ...before, unit: 'credits' })).toEqual([
    { limit: 'perDay', from: { number: '10', of: 'usd' }, to: { number: '10', of: 'credits' } },
  ])
  expect(limitChanges(NO_LIMITS, { ...NO_LIMITS, unit: 'credits' })).toEqual([])
})

it('tells no limit from the limits of everybody', () => {
  const none = { amount: null, clips: null }
  expect(personLimitChanges(null, none, 'usd')).toEqual([
    { limit: 'personAmount', from: 'everybody', to: null },
    { limit: 'personClips', from: 'everybody', to: null },
  ])
  expect(personLimitChanges(none, { amount: '3.5', clips: null }, 'credits')).toEqual([
    { limit: 'personAmount', from: null, to: { number: '3.5', of: 'credits' } },
  ])
  expect(personLimitChanges(null, null, 'usd')).toEqual([])
})
