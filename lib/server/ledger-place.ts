import type { ProviderInUse } from './config.ts'
import type { LedgerPlace } from './generations/ledger/day-totals.ts'

/**
 * Whose money the ledger counts, and in whose days: the server's time zone (`TZ`), so that everybody who looks sees the same totals.
 */
export function ledgerPlace(provider: ProviderInUse): LedgerPlace {
  return { provider, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}
