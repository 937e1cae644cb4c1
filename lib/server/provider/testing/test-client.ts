import { onTestFinished } from 'vitest'
import type { Timeouts } from '#lib/server/provider/timeouts'
import { createToApis, type ObservedCall, type ToApis } from '#lib/server/provider/toapis-client'

/** Stands for a real key in tests; it must never be seen again. */
export const CANARY = 'sk-canary0123456789abcdef'

/** A client that ends with the test. Its limits are the product's own, so that a busy machine fails no test, unless the test is about one. */
export function testClient(
  baseUrl: string,
  options: { timeouts?: Partial<Timeouts>; observe?: (call: ObservedCall) => void } = {},
): ToApis {
  const client = createToApis({ baseUrl, apiKey: CANARY, ...options })
  onTestFinished(() => client.close())
  return client
}
