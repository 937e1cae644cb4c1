import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { openBench } from './bench.ts'
import { DEATHS, type Death } from './deaths.ts'

const WITHIN_MS = 60_000
/** Side by side: most of a recovery is waiting for the lease. */
const LANES = 4
const SETTLED = { ready: ['ready'], unconfirmed: ['unconfirmed'] } as const

/** Lets a worker die at every place, each on a database of its own, and measures how long the next one takes to settle what is left. */
export async function measureDeaths(say: (line: string) => void): Promise<{
  measured: { name: string; ends: Death['ends']; ms: number }[]
  kept: boolean
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-deaths-'))
  const found = databaseLocation(path.join(folder, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  const started = await startEmbeddedPostgres(found.location, ['max_connections=300'])
  if (!started.ok) throw new Error(started.sentence)
  const measured = new Map<Death, { ms: number; broken: string[] }>()
  const waiting = [...DEATHS.entries()]

  async function lane(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, death] = next
      const url = await newDatabase(found.ok ? found.location.url : '', `death_${number}`)
      const bench = await openBench(url, path.join(folder, String(number)))
      try {
        const id = await death.die(bench)
        const begun = performance.now()
        bench.worker()
        await bench.reach([id], SETTLED[death.ends], 2 * WITHIN_MS)
        const ms = performance.now() - begun
        const { temporaryFiles: _, orphanFiles: __, ...verdict } = await bench.verdict()
        measured.set(death, { ms, broken: Object.values(verdict).flat() })
        say(`${death.name}: ${(ms / 1000).toFixed(1)} s`)
      } finally {
        await bench.close()
      }
    }
  }

  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    started.server.stop()
    await started.server.exited
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    measured: DEATHS.map((death) => ({ name: death.name, ends: death.ends, ms: measured.get(death)?.ms ?? 0 })),
    kept: [...measured.values()].every(({ broken }) => broken.length === 0),
  }
}

async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = serverUrl.replace('/inbetween?', `/${name}?`)
  await migrate(url)
  return url
}
