import { and, desc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import type { Registry } from 'prom-client'
import * as z from 'zod'
import type { Database } from '#lib/server/db/database'
import { processMetrics } from '#lib/server/db/schema-upkeep'
import { interval } from './steps/lease.ts'

/** How often a process writes down what it counts, in ms. */
export const PUBLISH_EVERY_MS = 10_000
/** A process that was not heard of for this long is gone: neither counted nor shown. */
const GONE_AFTER_MS = 60_000
/** Its row goes after this long. */
const KEPT_MS = 300_000

const labels = z.record(z.string(), z.union([z.string(), z.number()]))
/** prom-client's JSON, as far as it is read. `NaN` and infinities become null in JSON, and are left out. */
const metricSchema = z.object({
  name: z.string(),
  help: z.string(),
  type: z.string(),
  values: z.array(z.object({ value: z.number().nullable(), labels, metricName: z.string().optional() })),
})
type ProcessMetric = z.infer<typeof metricSchema>

/**
 * Writes down what a process counts, for whoever is asked for all.
 * @param process its name, such as `worker host 4711 1764000000000`: role, host, process id and start, none of which has a space
 */
export async function publishMetrics(db: Database, process: string, registry: Registry): Promise<void> {
  const metrics = await registry.getMetricsAsJSON()
  await db
    .insert(processMetrics)
    .values({ process, metrics })
    .onConflictDoUpdate({ target: processMetrics.process, set: { metrics, at: sql`now()` } })
  await db.delete(processMetrics).where(lt(processMetrics.at, sql`now() - ${interval(KEPT_MS)}`))
}

/** For a process that ends in order: nobody is to wait until it counts as gone. */
export async function forgetProcess(db: Database, process: string): Promise<void> {
  await db.delete(processMetrics).where(eq(processMetrics.process, process))
}

/** What the other processes that live count, by their names. */
export async function readOtherMetrics(db: Database, own: string): Promise<Map<string, ProcessMetric[]>> {
  const rows = await db
    .select({ process: processMetrics.process, metrics: processMetrics.metrics })
    .from(processMetrics)
    .where(and(ne(processMetrics.process, own), isAlive))
  return new Map(rows.map((row) => [row.process, z.array(metricSchema).parse(row.metrics)]))
}

/** A process that was heard of lately. Times in Unix ms. */
export type SeenProcess = { role: string; host: string; pid: string; startedAt: number; seenAt: number }

/** The processes that were heard of lately, the youngest first. */
export async function seenProcesses(db: Database): Promise<SeenProcess[]> {
  const rows = await db
    .select({ process: processMetrics.process, at: processMetrics.at })
    .from(processMetrics)
    .where(isAlive)
    .orderBy(desc(processMetrics.process))
  return rows.map(({ process, at }) => {
    const [role = '', host = '', pid = '', started] = process.split(' ')
    return { role, host, pid, startedAt: Number(started), seenAt: at.getTime() }
  })
}

const isAlive = gt(processMetrics.at, sql`now() - ${interval(GONE_AFTER_MS)}`)
