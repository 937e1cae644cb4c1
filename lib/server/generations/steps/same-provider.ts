import type { ProviderInUse } from '#lib/server/config'
import type { Attempt } from './attempt-record.ts'

/** Until it is seen again whether the provider that an attempt was made for is in use, in ms: nobody else can say what became of it. */
export const ELSEWHERE_MS = 15 * 60_000

/**
 * Whether an attempt was made for the provider that is in use now. What was queued in the sandbox, where nothing is charged, must not be sent
 * to a service that charges once there is a key, also where that one is reached on this machine. Another port on the same host is the same
 * provider, started anew.
 */
export function isSameProvider(
  { baseUrl, sandbox }: Pick<Attempt, 'baseUrl' | 'sandbox'>,
  inUse: ProviderInUse,
): boolean {
  if (sandbox !== null && sandbox !== inUse.sandbox) return false
  return baseUrl === null || new URL(baseUrl).hostname === new URL(inUse.baseUrl).hostname
}
