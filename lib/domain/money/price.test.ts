import { describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { type PriceFacts, type Prices, type PriceTable, priceFactsOf, quoteOf } from './price.ts'
import { personLimitsInputSchema, priceTableSchema, spendingLimitsSchema } from './price-settings.ts'

const FACTS: PriceFacts = priceFactsOf({ ...DEFAULT_RECIPE, mode: 'std', duration: 5, audio: false })
const TABLE: PriceTable = { asOf: '2026-11-01', std: '0.084', stdSound: null, pro: '0.112', proSound: '0.168' }
const saying = (...rules: NonNullable<Prices['provider']>['rules']): Prices => ({
  provider: { rules, knownAt: 0 },
  table: TABLE,
})

describe('a price', () => {
  it('is the provider’s where it names one, by the second or by the clip', () => {
    expect(quoteOf(saying({ mode: 'std', per: 'second', usd: '0.1' }), FACTS)).toEqual({
      usd: '0.5',
      source: 'provider',
    })
    expect(quoteOf(saying({ duration: 5, per: 'clip', usd: '0.7' }), FACTS)).toEqual({ usd: '0.7', source: 'provider' })
  })

  it('is the highest where several fit, as the account’s group is not told', () => {
    const rules = saying({ per: 'second', usd: '0.08' }, { mode: 'std', per: 'second', usd: '0.1' })
    expect(quoteOf(rules, FACTS)?.usd).toBe('0.5')
  })

  it('is the table’s where the provider names none that holds', () => {
    expect(quoteOf(saying({ mode: 'pro', per: 'second', usd: '9' }), FACTS)).toEqual({ usd: '0.42', source: 'table' })
    expect(quoteOf({ provider: null, table: TABLE }, { ...FACTS, mode: 'pro', audio: true })?.usd).toBe('0.84')
  })

  it('is not known where neither names one, which is not free', () => {
    expect(quoteOf({ provider: null, table: null }, FACTS)).toBeNull()
    expect(quoteOf({ provider: null, table: TABLE }, { ...FACTS, audio: true })).toBeNull()
  })
})

describe('what a person enters', () => {
  it('takes empty fields for not known, and trims the others', () => {
    const entered = { asOf: '2026-11-24', std: ' 0.084 ', stdSound: '', pro: ' ', proSound: '1' }
    expect(priceTableSchema.parse(entered)).toEqual({ ...entered, std: '0.084', stdSound: null, pro: null })
    // As the database keeps it.
    expect(priceTableSchema.parse(TABLE)).toEqual(TABLE)
    expect(spendingLimitsSchema.parse({ unit: 'credits', perDay: '', perGeneration: '100' })).toEqual({
      unit: 'credits',
      perDay: null,
      perGeneration: '100',
      // What was kept before there were limits for people.
      person: { amount: null, clips: null },
    })
  })

  it.each([
    ['std', '-1', 'amount_unclear'],
    ['pro', '0,084', 'amount_unclear'],
    ['proSound', '1e3', 'amount_unclear'],
    ['asOf', '2026-02-30', 'day_unclear'],
    ['asOf', '', 'day_unclear'],
  ])('names what is wrong with %s %j', (field, value, problem) => {
    const [issue] = priceTableSchema.safeParse({ ...TABLE, [field]: value }).error?.issues ?? []
    expect([issue?.path, issue?.message]).toEqual([[field], problem])
  })

  it('takes a number of clips, or nothing, for a person', () => {
    const id = '00000000-0000-4000-8000-000000000001'
    const problemOf = (clips: unknown) =>
      personLimitsInputSchema.safeParse({ id, limits: { amount: '', clips } }).error?.issues[0]?.message
    expect([0, 100_000, null].map(problemOf)).toEqual([undefined, undefined, undefined])
    for (const clips of [-1, 1.5, Number.NaN, 100_001]) expect(problemOf(clips)).toBe('count_unclear')
  })
})
