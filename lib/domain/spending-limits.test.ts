import { describe, expect, it } from 'vitest'
import { type Expense, limitProblem, NO_LIMITS, type SpendingLimits } from './spending-limits.ts'

const expense = (part: Partial<Expense> = {}): Expense => ({
  price: '0.5',
  count: 1,
  today: '0',
  creditsPerUsd: '200',
  ...part,
})
const usd = (part: Partial<SpendingLimits>): SpendingLimits => ({ ...NO_LIMITS, ...part })

describe('a limit', () => {
  it.each<[string, SpendingLimits, Partial<Expense>, ReturnType<typeof limitProblem>]>([
    ['none: anything goes, even at a price not known', NO_LIMITS, { price: null, today: null }, null],
    ['may be reached', usd({ perGeneration: '0.5', perDay: '0.5' }), {}, null],
    ['of one clip', usd({ perGeneration: '0.49' }), {}, 'limit_generation'],
    ['of one clip holds for each of several', usd({ perGeneration: '0.5' }), { count: 4 }, null],
    ['of one clip counts what it cost before', usd({ perGeneration: '0.9' }), { before: '0.5' }, 'limit_generation'],
    ['of a day counts what today cost', usd({ perDay: '1' }), { today: '0.6' }, 'limit_day'],
    ['of a day counts all of a press', usd({ perDay: '1.9' }), { count: 4 }, 'limit_day'],
    ['in credits', { unit: 'credits', perDay: null, perGeneration: '99' }, {}, 'limit_generation'],
    ['in credits, just kept', { unit: 'credits', perDay: '100', perGeneration: '100' }, {}, null],
    ['cannot be kept at a price not known', usd({ perDay: '9' }), { price: null }, 'limit_price_unknown'],
    ['of a day cannot be kept where today is not known', usd({ perDay: '9' }), { today: null }, 'limit_price_unknown'],
    ['of one clip does not need to know today', usd({ perGeneration: '9' }), { today: null }, null],
    ['of one clip needs what it cost before', usd({ perGeneration: '9' }), { before: null }, 'limit_price_unknown'],
  ])('%s', (_, limits, part, problem) => {
    expect(limitProblem(limits, expense(part))).toBe(problem)
  })
})
