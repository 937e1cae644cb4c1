/** Until it is seen again whether the provider that an attempt was made for is in use, in ms: nobody else can say what became of it. */
export const ELSEWHERE_MS = 15 * 60_000

/**
 * Whether an attempt was made for the provider that is in use now. What was queued in the sandbox, where nothing is charged, must not
 * be sent to the real service once there is a key. Another port on the same host is the same sandbox.
 */
export function isSameProvider(wanted: string | null, present: string): boolean {
  return wanted === null || new URL(wanted).hostname === new URL(present).hostname
}
