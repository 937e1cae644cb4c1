import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { ASPECT_RATIOS, MODES } from '#lib/domain/limits'
import type { AspectRatio, Mode } from '#lib/domain/recipe/recipe'
import { isRealDay } from '#lib/domain/wall/real-day'
import type { PriceRule, PriceTable } from './price.ts'
import { NO_PERSON_LIMITS, type PersonLimits, type SpendingLimits } from './spending-limits.ts'

/** A price or a limit as a person enters it: a decimal with a point, at most a million. */
const amountSchema = z.string().check(z.trim(), z.regex(/^\d{1,6}(\.\d{1,9})?$/, 'amount_unclear'))
/** An empty field means: not known, or no limit. */
const optionalAmount = z.pipe(
  z.transform((value) => (typeof value === 'string' && value.trim() === '' ? null : value)),
  z.nullable(amountSchema),
)

const optionalCount = z.nullable(
  z.int('count_unclear').check(z.gte(0, 'count_unclear'), z.lte(100_000, 'count_unclear')),
)

/** What the settings page sends and the database keeps. */
export const priceTableSchema = z.object({
  asOf: z.string().check(z.refine(isRealDay, 'day_unclear')),
  std: optionalAmount,
  stdSound: optionalAmount,
  pro: optionalAmount,
  proSound: optionalAmount,
})

const personLimitsSchema = z.object({ amount: optionalAmount, clips: optionalCount })

export const spendingLimitsSchema = z.object({
  unit: z.enum(['usd', 'credits']),
  perDay: optionalAmount,
  perGeneration: optionalAmount,
  // What was kept before there were limits for people names none.
  person: z._default(personLimitsSchema, NO_PERSON_LIMITS),
})

/** `limits` is null for somebody who has the limits of everybody. */
export const personLimitsInputSchema = z.object({ id: z.uuid(), limits: z.nullable(personLimitsSchema) })
export type PersonLimitsInput = { id: string; limits: PersonLimits | null }

/** What the database holds of the provider's prices. */
export const priceRulesSchema: z.ZodMiniType<PriceRule[]> = z.array(
  z.object({
    mode: z.optional(z.enum(Object.keys(MODES) as Mode[])),
    audio: z.optional(z.boolean()),
    duration: z.optional(z.number()),
    aspectRatio: z.optional(z.enum(Object.keys(ASPECT_RATIOS) as AspectRatio[])),
    withImages: z.optional(z.boolean()),
    per: z.enum(['second', 'clip']),
    usd: z.string(),
  }),
)

/** `GET /api/spending`: all that a browser needs to say what a press will cost, and whether a limit forbids it. */
export const spendingSchema = z.object({
  prices: z.object({
    provider: z.nullable(z.object({ rules: priceRulesSchema, knownAt: z.number() })),
    table: z.nullable(priceTableSchema),
  }),
  limits: spendingLimitsSchema,
  /** Dollars of today; null where an amount is not known. */
  today: z.nullable(z.string()),
  /** Of whoever asks. */
  person: z.object({ limits: personLimitsSchema, today: z.nullable(z.string()), clips: z.number() }),
  creditsPerUsd: z.string(),
  /** It is play money. */
  sandbox: z.boolean(),
})
export type Spending = z.infer<typeof spendingSchema>

/** Server actions of the settings page. They parse what they are sent themselves. */
export type PriceSettingsActions = {
  savePriceTable(table: PriceTable): Promise<ActionResult<null>>
  saveLimits(limits: SpendingLimits): Promise<ActionResult<null>>
}
