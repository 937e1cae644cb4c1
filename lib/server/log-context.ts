import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What a line of the log is about. Each name means one thing in all of them: `attempt` is our `client_business_id`, `task` the
 * provider's id.
 */
export type LogContext = {
  /** The id of the HTTP request (lib/server/http/request-id.ts): of this one, or of the one that made the attempt. */
  request?: string
  step?: string
  generation?: string
  attempt?: string | null
  task?: string | null
}

declare global {
  // Next's bundle loads this module once more, and what it writes is about the request that the listener took.
  var inbetweenLogContext: AsyncLocalStorage<LogContext> | undefined
}
globalThis.inbetweenLogContext ??= new AsyncLocalStorage<LogContext>()
const context = globalThis.inbetweenLogContext

/** What all lines written within `work` are about, those of a provider's client that knows no generation included. */
export const logContext = {
  run<T>(about: LogContext, work: () => T): T {
    return context.run({ ...context.getStore(), ...about }, work)
  },
  current: (): LogContext => context.getStore() ?? {},
}
