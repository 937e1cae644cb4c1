import { isMore, plus, times } from './decimal.ts'

/** What one person may spend in a day, in the unit of all limits, and how many clips they may submit; null is no limit. */
export type PersonLimits = { amount: string | null; clips: number | null }

/** What may be spent, in dollars or credits; null is no limit. `person` is for everybody who has no limits of their own. */
export type SpendingLimits = {
  unit: 'usd' | 'credits'
  perDay: string | null
  perGeneration: string | null
  person: PersonLimits
}

export const NO_PERSON_LIMITS: PersonLimits = { amount: null, clips: null }
export const NO_LIMITS: SpendingLimits = { unit: 'usd', perDay: null, perGeneration: null, person: NO_PERSON_LIMITS }

/** Credits per dollar while the provider has not said. Source: `credits_per_usd` in ToAPIs' balance answer. */
export const CREDITS_PER_USD = '200'

/** Why a limit forbids a submission (`actionProblem` in messages). */
export const LIMIT_PROBLEMS = [
  'limit_price_unknown',
  'limit_generation',
  'limit_day',
  'limit_person_day',
  'limit_person_clips',
] as const
export type LimitProblem = (typeof LIMIT_PROBLEMS)[number]

/** Where somebody stands: their limits, and what they spent (dollars, null where not known) and submitted today. */
export type PersonToday = { limits: PersonLimits; today: string | null; clips: number }

/** What is about to be spent. All amounts are dollars as decimal texts; null is not known, which keeps no limit. */
export type Expense = {
  /** Of one attempt. */
  price: string | null
  count: number
  /** What earlier attempts at the same generation cost or may have cost. */
  before?: string | null
  /** Everything of today before this. */
  today: string | null
  creditsPerUsd: string
  person: PersonToday
  /** Sent once more, it is no new clip. */
  again?: boolean
}

/** The limit that would be passed, or that cannot be kept because an amount is not known; null when it may be spent. */
export function limitProblem(limits: SpendingLimits, expense: Expense): LimitProblem | null {
  const { price, count, before = '0', today, creditsPerUsd, person, again = false } = expense
  const { unit, perDay, perGeneration } = limits
  const { amount, clips } = person.limits
  if (clips !== null && !again && person.clips + count > clips) return 'limit_person_clips'
  if (perDay === null && perGeneration === null && amount === null) return null
  const counted = (usd: string) => (unit === 'usd' ? usd : times(usd, creditsPerUsd))
  if (price === null) return 'limit_price_unknown'
  if (perGeneration !== null) {
    if (before === null) return 'limit_price_unknown'
    if (isMore(counted(plus(before, price)), perGeneration)) return 'limit_generation'
  }
  if (perDay !== null) {
    if (today === null) return 'limit_price_unknown'
    if (isMore(counted(plus(today, times(price, count))), perDay)) return 'limit_day'
  }
  if (amount !== null) {
    if (person.today === null) return 'limit_price_unknown'
    if (isMore(counted(plus(person.today, times(price, count))), amount)) return 'limit_person_day'
  }
  return null
}
