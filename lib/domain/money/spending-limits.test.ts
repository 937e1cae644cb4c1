import { describe, expect, it } from 'vitest'
import {
  type Expense,
  limitProblem,
  NO_LIMITS,
  NO_PERSON_LIMITS,
  type PersonLimits,
  type PersonToday,
  type SpendingLimits,
} from './spending-limits.ts'

const expense = (part: Partial<Expense> = {}): Expense => ({
  price: '0.5',
  count: 1,
  today: '0',
  creditsPerUsd: '200',
  person: mine(),
  ...part,
})
/** Somebody of whom there are limits, and what they did today. */
const mine = (limits: Partial<PersonLimits> = {}, today: Partial<PersonToday> = {}): PersonToday => ({
  ...{ today: '0', clips: 0, ...today },
  limits: { ...NO_PERSON_LIMITS, ...limits },
})
const usd = (part: Partial<SpendingLimits>): SpendingLimits => ({ ...NO_LIMITS, ...part })
const credits = (part: Partial<SpendingLimits>) => usd({ unit: 'credits', ...part })

describe('a limit', () => {
  it.each<[string, SpendingLimits, Partial<Expense>, ReturnType<typeof limitProblem>]>([
    ['none: anything goes, even at a price not known', NO_LIMITS, { price: null, today: null }, null],
    ['may be reached', usd({ perGeneration: '0.5', perDay: '0.5' }), {}, null],
    ['of one clip', usd({ perGeneration: '0.49' }), {}, 'limit_generation'],
    ['of one clip holds for each of several', usd({ perGeneration: '0.5' }), { count: 4 }, null],
    ['of one clip counts what it cost before', usd({ perGeneration: '0.9' }), { before: '0.5' }, 'limit_generation'],
    ['of a day counts what today cost', usd({ perDay: '1' }), { today: '0.6' }, 'limit_day'],
    ['of a day counts all of a press', usd({ perDay: '1.9' }), { count: 4 }, 'limit_day'],
    ['in credits', credits({ perGeneration: '99' }), {}, 'limit_generation'],
    ['in credits, just kept', credits({ perDay: '100', perGeneration: '100' }), {}, null],
    ['cannot be kept at a price not known', usd({ perDay: '9' }), { price: null }, 'limit_price_unknown'],
    ['of a day cannot be kept where today is not known', usd({ perDay: '9' }), { today: null }, 'limit_price_unknown'],
    ['of one clip does not need to know today', usd({ perGeneration: '9' }), { today: null }, null],
    [
      'of a person counts what they spent',
      NO_LIMITS,
      { person: mine({ amount: '1' }, { today: '0.6' }) },
      'limit_person_day',
    ],
    ['of a person may be reached', NO_LIMITS, { person: mine({ amount: '1' }, { today: '0.5' }) }, null],
    ['of a person is in the unit of all', credits({}), { person: mine({ amount: '99' }) }, 'limit_person_day'],
    [
      'of a person needs their sum',
      NO_LIMITS,
      { person: mine({ amount: '9' }, { today: null }) },
      'limit_price_unknown',
    ],
    ['of a person leaves what all may', usd({ perDay: '0.4' }), { person: mine({ amount: '9' }) }, 'limit_day'],
    [
      'of clips counts all of a press',
      NO_LIMITS,
      { count: 2, person: mine({ clips: 4 }, { clips: 3 }) },
      'limit_person_clips',
    ],
    [
      'of clips may be reached, at a price not known',
      NO_LIMITS,
      { price: null, person: mine({ clips: 4 }, { clips: 3 }) },
      null,
    ],
    [
      'of clips lets none of them be sent again in vain',
      NO_LIMITS,
      { again: true, person: mine({ clips: 4 }, { clips: 4 }) },
      null,
    ],
    ['of no clips', NO_LIMITS, { person: mine({ clips: 0 }) }, 'limit_person_clips'],
    ['of one clip needs what it cost before', usd({ perGeneration: '9' }), { before: null }, 'limit_price_unknown'],
  ])('%s', (_, limits, part, problem) => {
    expect(limitProblem(limits, expense(part))).toBe(problem)
  })
})
