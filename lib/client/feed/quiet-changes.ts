import type { Changes } from '#lib/domain/generation/generation'
import type { AccountBalance } from '#lib/domain/money/balance'

/**
 * An answer of the change feed that says only that nothing happened, or null for every other one. By hand rather than by the schema:
 * such is the first answer to almost every page, and zod would have to be loaded for it while the page comes alive.
 * What is not exactly of this shape is left to the schema.
 */
export function quietChanges(answer: unknown): Changes | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { rev, reset, changes, active, atRisk, pause, heldUntil, balance, now }: Unread<Changes> = answer
  if (reset !== false || pause !== null || heldUntil !== null || !Array.isArray(changes) || changes.length > 0)
    return null
  if (typeof rev !== 'string' || typeof active !== 'number' || typeof atRisk !== 'number' || typeof now !== 'number')
    return null
  const known = balance === null ? null : balanceOf(balance)
  if (known === undefined) return null
  return { rev, reset, changes: [], active, atRisk, pause, heldUntil, balance: known, now }
}

type Unread<T> = Partial<Record<keyof T, unknown>>

function balanceOf(value: unknown): AccountBalance | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { credits, usd, unlimited, knownAt }: Unread<AccountBalance> = value
  const isAmount = (amount: unknown): amount is string | null => amount === null || typeof amount === 'string'
  if (!isAmount(credits) || !isAmount(usd) || typeof unlimited !== 'boolean' || typeof knownAt !== 'number')
    return undefined
  return { credits, usd, unlimited, knownAt }
}
