import { type APIRequestContext, expect } from '@playwright/test'
import { changesSchema } from '#lib/domain/generation/generation'

/** Waits until nothing is made any more: what the machine does beside a measurement would be measured too. */
export async function nothingUnderWay(request: APIRequestContext): Promise<void> {
  const active = async () => changesSchema.parse(await (await request.get('/api/changes?since=0')).json()).active
  await expect.poll(active, { timeout: 50_000 }).toBe(0)
}
