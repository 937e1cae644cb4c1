import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { checkSecret } from './check-secret.ts'
import type { Config } from './config.ts'
import { createLog } from './create-log.ts'
import { type Database, openDatabase } from './db/database.ts'
import { endWith } from './end-with.ts'
import { type ChangeLog, createChangeLog } from './generations/change-log.ts'
import { forgetProcess } from './generations/process-metrics.ts'
import { type JobQueue, openJobQueue } from './jobs/job-queue.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { createEngineMetrics, type EngineMetrics } from './metrics/engine-metrics.ts'
import { registerPool } from './metrics/pool-gauges.ts'
import { openMediaStore } from './open-media-store.ts'
import { processName } from './process-name.ts'
import { openProviderSource, type ProviderSource } from './provider-key/provider-source.ts'
import { reachDatabase } from './reach-database.ts'
import { seldom } from './seldom.ts'
import type { MediaStore } from './storage/media-store.ts'

/** Connections of a process, unless a setting says how many. */
const POOL = { web: 10, worker: 12 } as const

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
 * Builds the adapters of a process, once; everything else is handed them. Ends the process where it cannot work on this database (`endWith`).
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
  const reached = await reachDatabase(databaseUrl, (error) =>
    log.warn({ error }, 'the database does not answer; waiting for it'),
  )
  if (!reached.ok) return endWith(reached.sentence)
  const { pool = POOL[role], listen } = config.database
  const { db, state, close } = openDatabase(databaseUrl, pool, complain('database connection lost'))
  const keyring = openKeyring(config.paths.secret, config.authSecret)
  const secret = await checkSecret(db, keyring, config.authSecret ? undefined : config.paths.secret)
  if (!secret.ok) return endWith(secret.sentence)
  const queue = await openJobQueue(databaseUrl, role === 'web' ? 'enqueue' : 'work', complain('job queue'), listen)
  const name = processName(role)
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  registerPool(registry, state)
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
    name,
    async close(graceMs) {
      await queue.close(graceMs)
      await forgetProcess(db, name).catch(() => undefined)
      await close()
    },
  }
  globalThis.inbetweenServices = services
  return services
}

/** The services of this process, for code that Next calls. */
export function services(): Services {
  if (!globalThis.inbetweenServices) throw new Error('the services of this process are not open yet')
  return globalThis.inbetweenServices
}
