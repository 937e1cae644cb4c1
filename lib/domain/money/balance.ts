import * as z from 'zod/mini'

/** What the provider last said of the balance. Amounts are exact decimal texts; null means not said, which is not zero. */
export const accountBalanceSchema = z.object({
  /** The smaller of what the key and what the account have left. */
  credits: z.nullable(z.string()),
  usd: z.nullable(z.string()),
  unlimited: z.boolean(),
  /** When the provider said so, in Unix ms. */
  knownAt: z.number(),
})
export type AccountBalance = z.infer<typeof accountBalanceSchema>
