/** When to look again: pure functions of what happened so far. Times in ms; `random` is in [0, 1). */

/**
 * How long a generation rests in the queue before it is sent, in ms: the only time in which a slip can be taken back, since the
 * provider has no way to cancel. Clips take minutes, so nobody waits noticeably longer for one.
 */
export const SECOND_THOUGHTS_MS = 2_500

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Calls per minute that all workers together may make, by kind. `.env.example` names the provider's own limits beside the defaults. */
export type CallBudgets = { submit: number; query: number }
export type BudgetName = keyof CallBudgets

/**
 * How many calls may come at once after a pause: five seconds' worth, at least one. Source: ToAPIs' limits allow ten seconds' worth.
 */
export function budgetBurst(perMinute: number): number {
  return Math.max(1, perMinute / 12)
}

export type PollPace = { firstMs: number; everyMs: number }

/**
 * Pause before the next status query. The documented pace at first; a task that takes unusually long is asked for more seldom,
 * but it is asked for until the provider's own 24 h are over: a clock of ours never fails it. Source: ToAPIs' polling advice
 * (first after 5 s, then every 10 s, with jitter) and reports of tasks that took half an hour.
 * @param webhooksWork whether the provider tells by itself when a task ends, so that asking is only the safety net
 */
export function pollDelay(
  pace: PollPace,
  sinceAcceptedMs: number,
  polls: number,
  random: number,
  webhooksWork = false,
): number {
  const slow = Math.max(slowness(sinceAcceptedMs), webhooksWork ? SLOWNESS_WITH_WEBHOOKS : 1)
  const base = polls === 0 ? pace.firstMs : pace.everyMs * slow
  return Math.round(base * (1 + 0.2 * random))
}

const SLOWNESS_WITH_WEBHOOKS = 6

function slowness(sinceAcceptedMs: number): number {
  if (sinceAcceptedMs < 15 * MINUTE) return 1
  return sinceAcceptedMs < 2 * HOUR ? 3 : 30
}

/** The longest pause that a `Retry-After` may ask of us: an absurd value must not stop the queue for a day. */
export const RETRY_AFTER_CAP = 10 * MINUTE

/**
 * Pause before trying again what surely had no effect: doubling from one second to two minutes, with jitter,
 * or what the provider asked for, within its cap.
 * @param failures how often it failed in a row, at least 1
 */
export function retryDelay(failures: number, random: number, retryAfterMs?: number): number {
  const own = Math.min(2 * MINUTE, 1000 * 2 ** Math.min(failures - 1, 10)) * (0.75 + 0.5 * random)
  const asked = retryAfterMs === undefined ? 0 : Math.min(retryAfterMs, RETRY_AFTER_CAP)
  return Math.round(Math.max(own, asked))
}

/**
 * Pause of all submissions after one was refused for their number: as long as the provider asked, or a first pause. How often that one failed
 * before, such as with a worker that died, is not the others' business.
 */
export function holdDelay(random: number, retryAfterMs?: number): number {
  return retryDelay(1, random, retryAfterMs)
}

/** Pauses between look-ups of an unconfirmed attempt; after them every quarter of an hour. */
const LOOKUP_DELAYS = [0, 5_000, 15_000, MINUTE, 5 * MINUTE] as const

/** How long an attempt without a clear answer is looked up at that pace: for as long as a result would live. Source: ToAPIs' 24 h. */
export const LOOKUP_TIME_MS = 24 * HOUR

/**
 * After that time it is asked for once a day: a task that turned up by then is past saving as a rule, and the question costs next to
 * nothing, while a row that nobody ever asked for again would stay unconfirmed even where the provider could tell.
 */
export const LOOKUP_LATE_MS = 24 * HOUR

/**
 * Pause before look-up number `lookups` (0 is the first, at once) of an attempt whose outcome is unknown. The first ones are made whenever they
 * come: a machine that was off for two days asks as eagerly as one that was not.
 * @param sinceSentMs how long ago the attempt was sent
 */
export function lookupDelay(lookups: number, sinceSentMs: number): number {
  return LOOKUP_DELAYS[lookups] ?? (sinceSentMs < LOOKUP_TIME_MS ? 15 * MINUTE : LOOKUP_LATE_MS)
}
