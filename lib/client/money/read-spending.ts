import { outlook } from '#lib/client/generations/outlook'
import { spendingSchema } from '#lib/domain/money/price-settings'

/** What `GET /api/spending` answers, with what weighs a recipe by it. */
export function parse(answer: unknown) {
  return { spending: spendingSchema.parse(answer), outlook }
}
