import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { hurry, unsettled } from '#chaos/calm'
import { generations } from '#lib/server/db/schema'
import type { Cluster } from './open-cluster.ts'

/** As long as something is settled every now and then. Leases of the dead and the first pauses take less. */
const STANDSTILL_MS = 60_000

/**
 * Waits until nothing is under way, or nothing has moved for a minute.
 * @returns how many still are, and the ids of those that stay unconfirmed until a person decides, since the provider has nothing of them
 */
export async function drain(cluster: Pick<Cluster, 'db' | 'sandbox'>): Promise<{ left: number; neverTaken: string[] }> {
  const { db } = cluster
  let least = Number.POSITIVE_INFINITY
  let since = performance.now()
  for (;;) {
    const moving = await db.$count(generations, sql`state in ('queued', 'submitting', 'running', 'saving')`)
    if (moving < least) [least, since] = [moving, performance.now()]
    const isStill = performance.now() - since > STANDSTILL_MS
    if (moving === 0 || isStill) {
      // A provider that was asked in vain is asked again in a quarter of an hour.
      await hurry(cluster)
      const { open, neverTaken } = await unsettled(cluster)
      if (open.length === 0 || isStill) return { left: open.length, neverTaken }
    }
    await pause(300)
  }
}
