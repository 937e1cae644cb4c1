import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What a line of the log is about. Each name means one thing in all of them: `attempt` is our `client_business_id`, `task` the
 * provider's id.
 */
export type LogContext = { step?: string; generation?: string; attempt?: string | null; task?: string | null }

const context = new AsyncLocalStorage<LogContext>()

/** What all lines written within `work` are about, those of a provider's client that knows no generation included. */
export const logContext = {
  run<T>(about: LogContext, work: () => T): T {
    return context.run({ ...context.getStore(), ...about }, work)
  },
  current: (): LogContext => context.getStore() ?? {},
}
