import { expect, it } from 'vitest'
import { MADE_UP_SPENDING } from '#lib/client/testing/made-up-spending'
import { priceFactsOf } from '#lib/domain/money/price'
import { NO_LIMITS } from '#lib/domain/money/spending-limits'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { outlook } from './outlook.ts'

const facts = priceFactsOf({ ...DEFAULT_RECIPE, duration: 5, audio: false })
const balance = (credits: string | null, unlimited = false) => ({ credits, usd: null, unlimited, knownAt: 0 })

it.each([
  ['enough', balance('400'), null],
  ['just enough', balance('200'), null],
  ['too little for both', balance('199.9'), 'balance_short'],
  ['not known', null, null],
  ['not said', balance(null), null],
  ['without end', balance('0', true), null],
])('tells of a balance that is %s', (_, left, problem) => {
  expect(outlook(MADE_UP_SPENDING, left, facts, 2)).toEqual({ usd: '1', source: 'provider', problem })
})

it('names the limit first: more money would not help', () => {
  const limits = { ...NO_LIMITS, perDay: '1' }
  expect(outlook({ ...MADE_UP_SPENDING, limits, today: '0.1' }, balance('0'), facts, 2).problem).toBe('limit_day')
})

it('says nothing of a balance where the price is not known', () => {
  const unknown = { ...MADE_UP_SPENDING, prices: { provider: null, table: null } }
  expect(outlook(unknown, balance('0'), facts, 1)).toEqual({ usd: null, source: null, problem: null })
})
