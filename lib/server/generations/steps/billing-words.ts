import type { Billing } from '#lib/server/provider/outcomes'

/** Pauses in ms before a finished task is asked what it cost: a minute, ten minutes and an hour after the one before; then never again. */
export const BILLING_ASKS = [60_000, 600_000, 3_600_000] as const

/**
 * Whether nothing is left to be said about the cost of a task. A failed one is to be refunded, so that anything else may still change.
 * Source: ToAPIs' page on webhooks, by which refunds may come after the failure, and on billing (`pending`, `settled`, `refunded`).
 */
export function isFinal(kind: 'completed' | 'failed', billing: Billing | null): boolean {
  if (billing === null || billing.status === 'pending') return false
  if (billing.status === 'refunded') return true
  return kind === 'completed' && (billing.credits !== null || billing.costUsd !== null)
}
