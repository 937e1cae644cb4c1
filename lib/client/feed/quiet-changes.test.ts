import { expect, it } from 'vitest'
import { madeUpStatus } from '#lib/client/testing/made-up-generation'
import { type Changes, changesSchema } from '#lib/domain/generation/generation'
import { quietChanges } from './quiet-changes.ts'

const QUIET: Changes = {
  rev: '7',
  reset: false,
  changes: [],
  active: 2,
  atRisk: 1,
  pause: null,
  heldUntil: null,
  balance: null,
  now: 1,
}
const BALANCE = { credits: '12.5', usd: null, unlimited: false, knownAt: 3 }

it.each([null, BALANCE])('reads an answer without news as the schema does, with balance %j', (balance) => {
  const answer: unknown = JSON.parse(JSON.stringify({ ...QUIET, balance, unknown: 'left out' }))
  expect(quietChanges(answer)).toEqual(changesSchema.parse(answer))
})

it.each([
  ['a change', { ...QUIET, changes: [madeUpStatus('a')] }],
  ['a reset', { ...QUIET, reset: true }],
  ['a pause', { ...QUIET, pause: 'quota' }],
  ['a hold', { ...QUIET, heldUntil: 9 }],
  ['an odd balance', { ...QUIET, balance: { ...BALANCE, credits: 12.5 } }],
  ['a missing field', { ...QUIET, now: undefined }],
  ['a number as revision', { ...QUIET, rev: 7 }],
  ['words as a number', { ...QUIET, active: '2' }],
  ['no object', null],
  ['changes that are no list', { ...QUIET, changes: {} }],
])('leaves %s to the schema', (_, answer) => {
  expect(quietChanges(answer)).toBeNull()
})
