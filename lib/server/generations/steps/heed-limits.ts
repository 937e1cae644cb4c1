import type { Database } from '#lib/server/db/database'
import type { StatusOutcome } from '#lib/server/provider/outcomes'
import type { ToApis } from '#lib/server/provider/toapis-client'
import { holdCalls } from './call-budget.ts'

/** A provider whose `Retry-After` to one status query holds back those of all workers, whoever asked and for what. */
export function heedLimits(provider: ToApis, db: Database): ToApis {
  return {
    ...provider,
    async status(...asked) {
      const outcome = await provider.status(...asked)
      const ms = retryAfterOf(outcome)
      if (ms !== undefined) await holdCalls(db, 'query', ms)
      return outcome
    },
  }
}

function retryAfterOf(outcome: StatusOutcome): number | undefined {
  if (outcome.kind === 'unavailable') return outcome.retryAfterMs
  return outcome.kind === 'denied' ? outcome.refusal.retryAfterMs : undefined
}
