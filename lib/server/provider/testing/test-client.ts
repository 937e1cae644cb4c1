import { onTestFinished } from 'vitest'
import type { Timeouts } from '#lib/server/provider/timeouts'
import { createToApis, type ObservedCall, type ToApis } from '#lib/server/provider/toapis-client'

/** Stands for a real key in tests; it must never be seen again. */
export const CANARY = 'sk-canary0123456789abcdef'

const SHORT: Timeouts = {
  connectMs: 300,
  headersMs: 300,
  idleMs: 300,
  submitMs: 600,
  uploadMs: 600,
  queryMs: 600,
  downloadMs: 900,
  rateWindowMs: 150,
  minBytesPerSecond: 1000,
}

/** A client with short limits that ends with the test. */
export function testClient(
  baseUrl: string,
  options: { timeouts?: Partial<Timeouts>; observe?: (call: ObservedCall) => void } = {},
): ToApis {
  const client = createToApis({ baseUrl, apiKey: CANARY, ...options, timeouts: { ...SHORT, ...options.timeouts } })
  onTestFinished(() => client.close())
  return client
}
