import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { restoreBackup } from '#lib/server/backup/restore-backup'
import { readConfig } from '#lib/server/config'
import { openDatabase } from '#lib/server/db/database'
import { type DatabaseLocation, databaseLocation } from '#lib/server/db/embedded/location'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { attempts, generations } from '#lib/server/db/schema'
import { plainRow } from '#lib/server/generations/testing/plain-rows'
import { verdictOn } from '#lib/server/generations/testing/verdict'
import { openTestMedia } from '#lib/server/storage/testing/test-media'
import { openBench } from './bench.ts'
import { endLeases, holdLeases } from './leases.ts'
import { type Spawned, spawnProcess } from './spawn-process.ts'

const TESTS = { timeout: 240_000 }
let root = ''
const running: (Spawned | EmbeddedPostgres)[] = []
const opened: (() => Promise<void>)[] = []
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'restore-'))
  // Open, because the database, which has another user when root runs it, must walk through to its folder.
  chmodSync(root, 0o755)
})
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
  for (const one of running.splice(0)) {
    one.kill('SIGKILL')
    await one.exited
  }
  rmSync(root, { recursive: true })
})

const at = (name: string) => path.join(root, name)

async function database(dataDir: string): Promise<DatabaseLocation> {
  const { location } = await emptyDatabase(dataDir)
  await migrate(location.url)
  return location
}

/** One without a table of ours. */
async function emptyDatabase(dataDir: string) {
  const found = databaseLocation(path.join(dataDir, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  const started = await startEmbeddedPostgres(found.location, ['shared_buffers=16MB'])
  if (!started.ok) throw new Error(started.sentence)
  running.push(started.server)
  return { location: found.location, server: started.server }
}

/** Runs `npm run backup` or `restore` as a person does. @returns what it said and its exit code */
function command(name: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  const script = path.resolve(import.meta.dirname, '..', 'processes', `${name}.ts`)
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', TOAPIS_API_KEY: 'sk-test' }
  return new Promise<{ code: unknown; said: string }>((resolve) =>
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    ),
  )
}

it('a backup that is taken under load brings everything back, and nothing is paid twice', TESTS, async () => {
  const location = await database(at('first'))
  // A backup of the data folder has nothing of a bucket: docs/operations.md says how that is kept.
  const bench = await openBench(location.url, at('first'), { store: 'disk', kinds: 5, complain: () => undefined })
  opened.push(bench.close)
  let clicks = 0
  const click = () => bench.submitDue(`clip ${++clicks}`)

  const earlier = bench.worker()
  await bench.reach(await Promise.all(Array.from({ length: 5 }, click)), ['ready'])
  earlier.kill('SIGKILL')
  await earlier.exited
  // One whose worker dies with its request: nobody has read what the provider answered, and until its lease is over nobody asks.
  const dying = bench.worker({ crashAt: 'wire.body_sent' })
  const unread = await click()
  await dying.exited
  await holdLeases(bench.db, [unread])
  // And one that dies before it has sent anything: the next one to look after it sends it for the first time.
  const early = bench.worker({ crashAt: 'submit.claimed' })
  const unsent = await click()
  await early.exited
  await holdLeases(bench.db, [unsent])
  const worker = bench.worker()

  const backup = command('backup', at('first'), at('backup'))
  const load = Promise.all(Array.from({ length: 15 }, click))
  expect(await backup).toMatchObject({ code: 0, said: expect.stringContaining('Backed up') })
  await endLeases(bench.db, [unread, unsent])
  await bench.reach([...(await load), unread, unsent], ['ready'])
  worker.kill('SIGKILL')
  await worker.exited
  const ledger = await bench.sandbox.ledger()
  expect(ledger.length).toBeGreaterThan(20)

  expect(await command('restore', at('second'), at('backup'), '--cancel-queued')).toMatchObject({ code: 0 })
  const second = await database(at('second'))
  const { db, close } = openDatabase(second.url, 2, () => undefined)
  opened.push(close)
  const states = async () => (await db.select().from(generations)).map(({ state }) => state)
  const before = await states()
  expect(before).toContain('submitting')
  await endLeases(db, [unread, unsent])
  running.push(spawnProcess('worker', { ...bench.env, DATABASE_URL: second.url, DATA_DIR: at('second') }))
  // All that the provider has taken by an id that the copy knows is had in the end, also what was cancelled and had been sent after all.
  const paid = new Set(ledger.map((entry) => entry.clientBusinessId))
  const known = (await db.select().from(attempts)).filter((attempt) => paid.has(attempt.clientBusinessId))
  const cancelled = before.filter((state) => state === 'cancelled')
  const end = [...cancelled, ...known.map(() => 'ready')]
  await expect.poll(async () => (await states()).toSorted(), { timeout: 90_000 }).toEqual(end)

  // The provider was sent nothing that it had not been sent before, and what the copy names is there.
  expect(await bench.sandbox.ledger()).toEqual(ledger)
  const store = await openTestMedia(at('second'), 'disk')
  const { spoiltFiles, illegalEdges } = await verdictOn({ db, ledger, files: store })
  expect({ spoiltFiles, illegalEdges }).toEqual({ spoiltFiles: [], illegalEdges: [] })
})

it(
  'a backup that is damaged, or a folder that is not empty, is refused in words and changes nothing',
  TESTS,
  async () => {
    await database(at('first'))
    expect(await command('backup', at('first'), at('backup'))).toMatchObject({ code: 0 })
    expect(await command('backup', at('first'), at('backup'))).toEqual(sentence('is not empty'))
    expect(await command('backup', at('first'), at('first/inside'))).toEqual(sentence('lies in the data folder itself'))
    expect(await command('restore', at('second'), at('elsewhere'))).toEqual(sentence('is no backup'))
    expect(await command('restore', at('first'), at('backup'))).toEqual(sentence('is not empty'))

    const file = at('backup/postgres/global/pg_control')
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.with(100, (bytes[100] ?? 0) ^ 1))
    expect(await command('restore', at('second'), at('backup'))).toEqual(sentence('pg_control is not what it was'))
    expect(readdirSync(at('second'))).toEqual(['run'])
    writeFileSync(file, bytes)
    expect(await command('restore', at('second'), at('backup'))).toMatchObject({ code: 0 })
    expect(readdirSync(at('second'))).not.toContain('restore-unsettled')
  },
)

it(
  'a restore that is killed before its queue is settled sends nothing: the next start settles it as was chosen',
  TESTS,
  async () => {
    const location = await database(at('first'))
    const first = openDatabase(location.url, 1, () => undefined)
    await first.db.insert(generations).values(plainRow())
    await first.close()
    expect(await command('backup', at('first'), at('backup'))).toMatchObject({ code: 0 })

    // Nothing listens where clips would be made.
    const settings = {
      ...{ DATA_DIR: at('second'), DATABASE_URL: '', TOAPIS_API_KEY: 'sk-test', TOAPIS_BASE_URL: 'http://127.0.0.1:9' },
      ...{ PORT: '4391' },
    }
    const read = readConfig(settings)
    if (!read.ok) throw new Error(read.sentence)
    mkdirSync(at('second'))
    expect(await restoreBackup(read.config, at('backup'), { cancelQueued: true })).toMatchObject({ ok: true })
    const started = spawnProcess('start', { ...process.env, ...settings })
    await expect.poll(started.said, { timeout: 60_000 }).toMatch(/worker is ready|Inbetween is ready|are cancelled/)
    started.kill('SIGTERM')
    await started.exited
    const second = await database(at('second'))
    const { db, close } = openDatabase(second.url, 1, () => undefined)
    opened.push(close)
    expect(await db.select().from(generations)).toMatchObject([{ state: 'cancelled' }])
    expect(readdirSync(at('second'))).not.toContain('restore-unsettled')
  },
)

it(
  'a backup that loses its database while files are copied fails and leaves no half of one behind',
  TESTS,
  async () => {
    const location = await database(at('first'))
    const { db, close } = openDatabase(location.url, 1, () => undefined)
    opened.push(close)
    const backup = command('backup', at('first'), at('backup'))
    const cut = async () => {
      const copying = sql`state = 'idle' and query like '%pg_backup_start%' and pid <> pg_backend_pid()`
      return (await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${copying}`)).rowCount
    }
    await expect.poll(cut, { interval: 10, timeout: 30_000 }).toBe(1)
    expect(await backup).toMatchObject({ code: 1 })
    expect(readdirSync(root)).toEqual(['first'])
  },
)

it('a backup or a restore that fails leaves no half of one and no running database behind', TESTS, async () => {
  const { server } = await emptyDatabase(at('first'))
  server.stop()
  await server.exited
  const runs = (name: string) => existsSync(at(`${name}/postgres/cluster/postmaster.pid`))
  // The last folder to be copied cannot be read.
  writeFileSync(at('first/sandbox'), 'no folder')
  expect(await command('backup', at('first'), at('backup'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('ENOTDIR'),
  })
  expect(readdirSync(root)).toEqual(['first'])
  expect(runs('first')).toBe(false)

  rmSync(at('first/sandbox'))
  expect(await command('backup', at('first'), at('backup'))).toMatchObject({ code: 0 })
  // Whatever is wrong with its queue: here there is none.
  expect(await command('restore', at('second'), at('backup'))).toMatchObject({
    code: 1,
    said: expect.stringContaining('generations'),
  })
  expect(existsSync(at('second/postgres/cluster/PG_VERSION'))).toBe(true)
  expect(runs('second')).toBe(false)
})

const sentence = (part: string) => ({ code: 1, said: expect.stringMatching(new RegExp(`^[^\\n]*${part}[^\\n]*\\n$`)) })
