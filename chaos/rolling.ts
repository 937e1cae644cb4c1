import '#lib/server/testing/without-own-settings'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, get, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { freePort } from '#lib/server/supervisor/testing/free-port'

// A rolling restart of web processes under load, behind a load balancer of a screen's length: `npm run rolling`, on a built app. Prints what became
// of every request. The balancer repeats none: each that fails here is one that a browser would see.

const WEBS = 3
const CLIENTS = 8
const ROUNDS = 2
const ASK_EVERY_MS = 250
const PATHS = ['/', '/wall', '/api/changes?since=0', '/api/generations/days', '/settings']

const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-rolling-'))
const found = databaseLocation(path.join(folder, 'postgres'))
if (!found.ok) throw new Error(found.sentence)
const postgres = await startEmbeddedPostgres(found.location, ['fsync=off'])
if (!postgres.ok) throw new Error(postgres.sentence)

const lines: string[] = []
const ports = await Promise.all(Array.from({ length: WEBS }, freePort))
const takesWork = new Set<number>()
const webs = new Map<number, ChildProcess>()

function startWeb(port: number): void {
  const script = path.resolve(import.meta.dirname, '..', 'processes', 'web.ts')
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATA_DIR: folder,
    DATABASE_URL: found.ok ? found.location.url : '',
    TOAPIS_API_KEY: '',
    PORT: String(port),
    SANDBOX_PORT: '3900',
    PUBLIC_URL: `http://127.0.0.1:${balancerPort()}`,
    DRAIN_SECONDS: '2',
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => lines.push(String(text)))
  webs.set(port, child)
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/api/ready', agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    }).on('error', () => resolve(false))
  })
}

/** What a load balancer does: asks each who is ready, and hands each request to one that was. */
const kept = new Agent({ keepAlive: true })
let turn = 0
const balancer = createServer((asked, answer) => {
  const ready = [...takesWork]
  turn += 1
  const port = ready[turn % ready.length]
  if (port === undefined) return void answer.writeHead(502).end()
  const { method, url, headers } = asked
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers, agent: kept }, (response) => {
    const { connection: _, ...rest } = response.headers
    answer.writeHead(response.statusCode ?? 502, rest)
    response.pipe(answer)
    response.on('error', () => answer.destroy())
  })
  passed.on('error', (error) => {
    lines.push(`balancer: ${method} ${url}: ${error.message}\n`)
    if (answer.headersSent) answer.destroy()
    else answer.writeHead(502).end()
  })
  asked.pipe(passed)
})
balancer.listen(0, '127.0.0.1')
await once(balancer, 'listening')
function balancerPort(): number {
  return (balancer.address() as AddressInfo).port
}

const over = new AbortController()
async function watch(port: number): Promise<void> {
  while (!over.signal.aborted) {
    if (await isReady(port)) takesWork.add(port)
    else takesWork.delete(port)
    await pause(ASK_EVERY_MS)
  }
}

const outcomes = new Map<string, number>()
async function client(first: number): Promise<void> {
  for (let at = first; !over.signal.aborted; at += 1) {
    const url = `http://127.0.0.1:${balancerPort()}${PATHS[at % PATHS.length]}`
    const outcome = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer()
        return String(response.status)
      },
      () => 'cut',
    )
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
}

async function untilReady(count: number): Promise<void> {
  while (takesWork.size < count) {
    for (const child of webs.values()) if (child.exitCode) throw new Error(lines.join(''))
    await pause(ASK_EVERY_MS)
  }
}

for (const port of ports) startWeb(port)
const watching = ports.map(watch)
await untilReady(WEBS)
const clients = Array.from({ length: CLIENTS }, (_, index) => client(index))
const restarts: number[] = []
for (let round = 0; round < ROUNDS; round += 1)
  for (const port of ports) {
    const child = webs.get(port)
    const began = performance.now()
    child?.kill('SIGTERM')
    if (child) await once(child, 'exit')
    restarts.push(performance.now() - began)
    startWeb(port)
    while (await isReady(port).then((ready) => !ready)) await pause(ASK_EVERY_MS)
    await untilReady(WEBS)
  }
over.abort()
await Promise.all([...clients, ...watching])
for (const child of webs.values()) child.kill('SIGKILL')
balancer.closeAllConnections()
balancer.close()
kept.destroy()
postgres.server.stop()
await postgres.server.exited
rmSync(folder, { recursive: true, force: true })

const failed = [...outcomes].filter(([outcome]) => outcome !== '200')
process.stdout.write(
  `${restarts.length} restarts of ${WEBS} web processes, ${Math.round(Math.max(...restarts))} ms at most until one had ended\n` +
    `${[...outcomes].map(([outcome, count]) => `${outcome}: ${count}`).join(', ')}\n${failed.length > 0 ? lines.join('') : ''}`,
)
process.exitCode = failed.length > 0 ? 1 : 0
