import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Config } from './config.ts'
import { createLog } from './create-log.ts'
import { type Database, openDatabase } from './db/database.ts'
import { type ChangeLog, createChangeLog } from './generations/change-log.ts'
import { type JobQueue, openJobQueue } from './jobs/job-queue.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { createEngineMetrics, type EngineMetrics } from './metrics/engine-metrics.ts'
import { registerPool } from './metrics/pool-gauges.ts'
import { openMediaStore } from './open-media-store.ts'
import { processName } from './process-name.ts'
import { openProviderSource, type ProviderSource } from './provider-key/provider-source.ts'
import { seldom } from './seldom.ts'
import type { MediaStore } from './storage/media-store.ts'

/** How long and how often a process that starts asks for a database that is away, in ms. */
const DATABASE_TIME_MS = 60_000
const DATABASE_PAUSE_MS = 500

/** What every process of the app works with. */
export type Services = {
  config: Config
  log: Logger
  db: Database
  queue: JobQueue
  media: MediaStore
  changes: ChangeLog
  metrics: EngineMetrics
  keyring: Keyring
  provider: ProviderSource
  /** What this process counts. */
  registry: Registry
  /** The name of this process among all. */
  name: string
  close(graceMs: number): Promise<void>
}

declare global {
  // Node loads this module for the listener, and Next's bundle loads it once more: both must find the same pools.
  var inbetweenServices: Services | undefined
}

/**
 * Builds the adapters of a process, once; everything else is handed them.
 * @param role decides the size of the pool and whether jobs are only sent or also done
 * @throws when the database cannot be reached for a minute
 */
export async function openServices(config: Config, role: 'web' | 'worker'): Promise<Services> {
  const databaseUrl = config.databaseUrl.reveal()
  const log = createLog(config.logLevel, { process: role })
  const complain = (what: string) => {
    const warn = seldom((error, keptBack) => log.warn({ error, keptBack }, what))
    return (error: Error) => warn(error.message)
  }
  const { db, state, close } = openDatabase(databaseUrl, role === 'web' ? 10 : 12, complain('database connection lost'))
  await untilItAnswers(db, log)
  const queue = await openJobQueue(databaseUrl, role === 'web' ? 'enqueue' : 'work', complain('job queue'))
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  registerPool(registry, state)
  const keyring = openKeyring(config.paths.secret, config.authSecret)
  const services: Services = {
    config,
    log,
    db,
    queue,
    media: await openMediaStore(config),
    changes: createChangeLog(db),
    metrics: createEngineMetrics(registry),
    keyring,
    provider: openProviderSource({ config, db, keyring }),
    registry,
    name: processName(role),
    async close(graceMs) {
      await queue.close(graceMs)
      await close()
    },
  }
  globalThis.inbetweenServices = services
  return services
}

/** A process that starts while the database restarts waits for it, instead of dying until the supervisor gives up. */
async function untilItAnswers(db: Database, log: Logger): Promise<void> {
  for (let tries = 0; ; tries += 1)
    try {
      await db.execute(sql`select 1`)
      return
    } catch (error) {
      if (tries * DATABASE_PAUSE_MS >= DATABASE_TIME_MS) throw error
      if (tries === 0) log.warn({ error }, 'the database does not answer; waiting for it')
      await pause(DATABASE_PAUSE_MS)
    }
}

/** The services of this process, for code that Next calls. */
export function services(): Services {
  if (!globalThis.inbetweenServices) throw new Error('the services of this process are not open yet')
  return globalThis.inbetweenServices
}
