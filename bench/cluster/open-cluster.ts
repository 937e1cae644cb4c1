import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { spawnProcess } from '#chaos/spawn-process'
import type { Victim } from '#chaos/victim'
import { untilUp, webVictim, workerVictim } from '#chaos/victims'
import { readLedger } from '#e2e/testing/sandbox-control'
import { openDatabase } from '#lib/server/db/database'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { verdictOn } from '#lib/server/generations/testing/verdict'
import { moveMedia } from '#lib/server/media-move/move-media'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import { createS3MediaStore } from '#lib/server/storage/s3/s3-media-store'
import { answers } from '#lib/server/supervisor/readiness'
import { freePort } from '#lib/server/supervisor/testing/free-port'
import { makeClips } from './make-clips.ts'
import { STORES } from './store.ts'

const WEBS = 3
/** As the sandbox takes them on; a first question after it finds them done. */
const PACE = { SANDBOX_QUEUE_MS: '100', SANDBOX_RUN_MS: '300', POLL_FIRST_MS: '500', POLL_EVERY_MS: '1000' }
/** More than three web processes and four workers hold. */
const CONNECTIONS = 200

/**
 * Several web processes and workers on one PostgreSQL, one bucket and one sandbox, each a process of its own.
 * @param made how many different clips there are, and the least size of each: pictures cost far more than all else, and are made once for each
 */
export async function openCluster(kind: keyof typeof STORES, made: { kinds: number; bytes: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-cluster-'))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  const closing: (() => Promise<unknown>)[] = [async () => remove()]
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= (async () => {
      for (const one of closing.toReversed()) await one()
    })()
    return closed
  }
  try {
    return await open()
  } catch (error) {
    await close()
    throw error
  }

  async function open() {
    const found = databaseLocation(path.join(folder, 'postgres'))
    if (!found.ok) throw new Error(found.sentence)
    const { url } = found.location
    const postgres = await startEmbeddedPostgres(found.location, [`max_connections=${CONNECTIONS}`])
    if (!postgres.ok) throw new Error(postgres.sentence)
    process.once('exit', postgres.server.kill)
    closing.push(() => {
      postgres.server.stop()
      return postgres.server.exited
    })
    await migrate(url)
    const objects = path.join(folder, 'store')
    mkdirSync(objects)
    const store = await STORES[kind](objects)
    closing.push(store.close)
    // Cut short, the database and the store are told to end before, where they were started.
    process.once('exit', remove)
    const clips = path.join(folder, 'clips')
    makeClips(clips, made.kinds, made.bytes)
    const { bucket } = store
    const sandboxPort = await freePort()
    const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...PACE,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DATA_DIR: folder,
      TOAPIS_API_KEY: '',
      TOAPIS_SUBMITS_PER_MINUTE: '100000',
      TOAPIS_QUERIES_PER_MINUTE: '1000000',
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_CONTROL: '1',
      SANDBOX_CLIPS: clips,
      S3_ENDPOINT: bucket.endpoint,
      S3_BUCKET: bucket.bucket,
      S3_ACCESS_KEY_ID: bucket.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
      LOG_LEVEL: 'error',
    }
    const sandbox = spawnProcess('sandbox', env)
    closing.push(() => {
      sandbox.kill('SIGKILL')
      return sandbox.exited
    })
    const ended = new AbortController()
    sandbox.exited.then(() => ended.abort(new Error(sandbox.said())))
    await answers(`${sandboxUrl}/__sandbox/tasks`, ended.signal)
    const ports = await Promise.all(Array.from({ length: WEBS }, freePort))
    const urls = ports.map((port) => `http://127.0.0.1:${port}`)
    const webs = urls.map((address, index) =>
      webVictim({ ...env, PORT: String(ports[index]) }, address, `web ${index + 1}`),
    )
    closing.push(() => endAll(webs))
    const { db, close: closeDatabase } = openDatabase(url, 6, () => {})
    closing.push(closeDatabase)
    await untilUp(webs)
    const temporary = path.join(folder, 'media', 'tmp')
    const videos = path.join(folder, 'sandbox', 'videos')

    /** Every file is fetched out of the bucket and compared with its name, and then all are judged as those of a disk are. */
    async function verdict() {
      const root = path.join(folder, 'fetched')
      const journal = { has: () => false, add: async () => undefined }
      const places = { from: createS3MediaStore(bucket, temporary), to: createDiskMediaStore(root), journal }
      await moveMedia(places, { remove: false, tell: () => undefined })
      return verdictOn({ db, ledger: await readLedger(sandboxUrl), files: { root, temporary } })
    }

    return {
      ...{
        db,
        urls,
        webs,
        temporary,
        verdict,
        close,
        kinds: made.kinds,
        storeName: store.name,
        sandboxPid: sandbox.pid,
      },
      sandbox: {
        url: sandboxUrl,
        ledger: () => readLedger(sandboxUrl),
        get rendered() {
          return hashesOf(videos)
        },
      },
      /** Starts that many workers, which are started again when they die. */
      async startWorkers(count: number, more: Record<string, string> = {}): Promise<Victim[]> {
        const workers = Array.from({ length: count }, (_, index) =>
          workerVictim(`worker ${index + 1}`, { ...env, ...more }),
        )
        closing.push(() => endAll(workers))
        await untilUp(workers)
        return workers
      },
    }
  }
}
export type Cluster = Awaited<ReturnType<typeof openCluster>>

export async function endAll(victims: readonly Victim[]): Promise<void> {
  await Promise.all(victims.map((victim) => victim.end()))
}

/** The SHA-256 of each task's file, by the task's id. */
function hashesOf(videos: string): Map<string, string> {
  return new Map(
    readdirSync(videos).map((name) => {
      const hash = createHash('sha256').update(readFileSync(path.join(videos, name)))
      return [path.basename(name, '.mp4'), hash.digest('hex')]
    }),
  )
}
