import { type ChildProcess, execFile, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import type { Bench, BenchResult } from './bench.ts'
import type { LoadOrder, LoadResult } from './media/load.ts'

const FILE_BYTES = 20_000_000
const RANGE_BYTES = 64 * 1024
const CONNECTIONS = 32
const ROUNDS = 5
const ROUND_MS = 2_000

const CONTENDERS = [
  { label: 'this listener', server: 'serve-ours.ts', folder: 'media' },
  { label: 'bare Node: one open file, nothing checked', server: 'serve-bare.ts', folder: 'media' },
  { label: 'Next route handler, read stream', server: 'serve-next.ts', folder: 'streamed' },
  { label: 'Next route handler, range read into one buffer', server: 'serve-next.ts', folder: 'buffered' },
] as const

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Servers and load each in a process of their own; rounds in turn, so that a busy moment of the machine hits all alike. */
export const media: Bench = {
  name: 'media',
  title: 'Ranges of a clip',
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-media-'))
    const children: ChildProcess[] = []
    try {
      return await measure(folder, children)
    } finally {
      for (const child of children) child.disconnect()
      rmSync(folder, { recursive: true })
    }
  },
}

async function measure(folder: string, children: ChildProcess[]): Promise<BenchResult> {
  const store = createDiskMediaStore(folder)
  const { name } = await store.put(randomBytes(FILE_BYTES), 'mp4')
  const file = store.pathOf(name)
  await promisify(execFile)(process.execPath, [
    here('../node_modules/next/dist/bin/next'),
    'build',
    here('./next-media'),
  ])

  const env = {
    BENCH_MEDIA: folder,
    BENCH_FILE: file,
    BENCH_FOLDER: path.dirname(file),
    BENCH_SIZE: String(FILE_BYTES),
  }
  const launch = (module: string) => {
    const child = fork(here(`./media/${module}`), {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      serialization: 'advanced',
    })
    children.push(child)
    return child
  }
  const load = launch('load.ts')
  const servers = new Map<string, Server>()
  for (const server of new Set(CONTENDERS.map((contender) => contender.server))) {
    const child = launch(server)
    servers.set(server, { child, port: Number((await once(child, 'message'))[0]) })
  }

  const order = { fileBytes: FILE_BYTES, rangeBytes: RANGE_BYTES, connections: CONNECTIONS }
  const measured = CONTENDERS.map(({ label, server, folder }) => {
    const { child, port } = servers.get(server) ?? missing(server)
    const results: Round[] = []
    return { label, child, target: { ...order, port, path: `/${folder}/${name}` }, results }
  })
  for (const { target } of measured) await ask(load, { ...target, durationMs: ROUND_MS / 2 })
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { child, target, results } of measured) {
      const before = await cpuTime(child)
      const result = await ask(load, { ...target, durationMs: ROUND_MS })
      results.push({ ...result, cpuMicros: (await cpuTime(child)) - before })
    }
  return report(measured.map(({ label, results }) => ({ label, ...summary(results) })))
}

type Server = { child: ChildProcess; port: number }
type Round = LoadResult & { cpuMicros: number }

function missing(name: string): never {
  throw new Error(`${name} did not start.`)
}

async function cpuTime(server: ChildProcess): Promise<number> {
  server.send('cpu')
  return Number((await once(server, 'message'))[0])
}

async function ask(load: ChildProcess, order: LoadOrder): Promise<LoadResult> {
  load.send(order)
  // The load process answers each order with one result of this type.
  const [result] = (await once(load, 'message')) as [LoadResult]
  const [failure] = result.failures
  if (failure) throw new Error(`A request failed: ${failure}`)
  return result
}

type Summary = { rate: number; p50: number; p99: number; cpuMicros: number }

function summary(results: Round[]): Summary {
  const sorted = results.flatMap((result) => [...result.latencies]).sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  const seconds = results.reduce((sum, result) => sum + result.elapsed, 0) / 1000
  return {
    rate: sorted.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    cpuMicros: results.reduce((sum, result) => sum + result.cpuMicros, 0) / sorted.length,
  }
}

function report(rows: (Summary & { label: string })[]): BenchResult {
  const [ours, bare, streamed] = rows
  if (!ours || !bare || !streamed) return missing('A contender')
  return {
    about: `${RANGE_BYTES / 1024} KiB ranges at random places of a ${FILE_BYTES / 1e6} MB file, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each in turn.`,
    columns: ['server', 'requests/s', 'MB/s', 'p50 ms', 'p99 ms', 'this listener is', 'CPU µs per request'],
    rows: rows.map(({ label, rate, p50, p99, cpuMicros }) => [
      label,
      rate.toFixed(0),
      ((rate * RANGE_BYTES) / 1e6).toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      `${(ours.rate / rate).toFixed(2)} x`,
      cpuMicros.toFixed(0),
    ]),
    goals: [
      { text: 'at least 15 times a Next route handler that streams', met: ours.rate >= 15 * streamed.rate },
      { text: 'at least 0.8 of bare Node', met: ours.rate >= 0.8 * bare.rate },
      { text: 'p99 at most 20 ms', met: ours.p99 <= 20 },
    ],
  }
}
