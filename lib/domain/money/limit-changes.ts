import { plus } from './decimal.ts'
import type { PersonLimits, SpendingLimits } from './spending-limits.ts'

/** Each has a name in messages (`activity.limit`). */
export type LimitName = 'perDay' | 'perGeneration' | 'personAmount' | 'personClips'

/** What a limit says; null is no limit, and `everybody` is what holds for all who have none of their own. */
export type LimitValue = { number: string; of: SpendingLimits['unit'] | 'clips' } | 'everybody' | null

/** What a limit was, and what it became. */
export type LimitChange = { limit: LimitName; from: LimitValue; to: LimitValue }

type Values = Record<LimitName, LimitValue>

/** Which limits of a team differ, and how. Another unit is another limit: 10 dollars are not 10 credits. */
export function limitChanges(before: SpendingLimits, after: SpendingLimits): LimitChange[] {
  return differences(valuesOf(before), valuesOf(after))
}

/**
 * Which limits of one person differ, and how.
 * @param before null for those of everybody @param unit of amounts
 */
export function personLimitChanges(
  before: PersonLimits | null,
  after: PersonLimits | null,
  unit: SpendingLimits['unit'],
): LimitChange[] {
  return differences(personValues(before, unit), personValues(after, unit))
}

function valuesOf({ unit, perDay, perGeneration, person }: SpendingLimits): Values {
  return {
    perDay: limitValue(perDay, unit),
    perGeneration: limitValue(perGeneration, unit),
    ...personValues(person, unit),
  }
}

function personValues(limits: PersonLimits | null, unit: SpendingLimits['unit']) {
  return {
    personAmount: limits ? limitValue(limits.amount, unit) : ('everybody' as const),
    personClips: limits ? limitValue(limits.clips, 'clips') : ('everybody' as const),
  }
}

function limitValue(number: string | number | null, of: SpendingLimits['unit'] | 'clips'): LimitValue {
  // 10.00 is 10.
  return number === null ? null : { number: plus(String(number), '0'), of }
}

function differences(before: Partial<Values>, after: Partial<Values>): LimitChange[] {
  return (Object.keys(after) as LimitName[]).flatMap((limit) => {
    const [from, to] = [before[limit] ?? null, after[limit] ?? null]
    return limitText(from) === limitText(to) ? [] : [{ limit, from, to }]
  })
}

/** The same for programs: `10 usd`, `everybody` or `none`. */
export function limitText(value: LimitValue): string {
  if (value === null) return 'none'
  return value === 'everybody' ? value : `${value.number} ${value.of}`
}
