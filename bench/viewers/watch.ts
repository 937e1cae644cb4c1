import { setTimeout as pause } from 'node:timers/promises'
import { cpuSeconds } from './cpu-seconds.ts'
import { openViewer, type Viewing } from './viewer.ts'

/** How long each crowd is watched. Longer than workers take to tell what they count. */
export const WATCH_MS = 60_000

/** Web processes on one database, and how many requests each of a crowd had answered. */
export type Watched = {
  asked: number
  p50: number
  p99: number
  /** Of all web processes together. */
  cores: number
  idleBytes: number
  /** Status queries to the provider, by whatever worker. */
  provider: number
}

/** @property pids of the web processes behind the addresses */
export type Webs = { urls: readonly string[]; pids(): number[] }

/** Has a crowd look, spread over the addresses one by one. */
export async function watch(webs: Webs, crowd: number): Promise<Watched> {
  const viewings: Viewing[] = []
  const open = Array.from({ length: crowd }, (_, viewer) =>
    openViewer(webs.urls[viewer % webs.urls.length] ?? '', (viewing) => viewings.push(viewing)),
  )
  // Everybody has come, and the first answers are over.
  await pause(5_000)
  viewings.length = 0
  const before = await costOf(webs)
  await pause(WATCH_MS)
  const after = await costOf(webs)
  for (const viewer of open) viewer.close()
  const times = viewings.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN
  return {
    asked: viewings.length,
    p50: at(0.5),
    p99: at(0.99),
    cores: (after.seconds - before.seconds) / (WATCH_MS / 1000),
    idleBytes: Math.max(0, ...viewings.flatMap(({ idleBytes }) => idleBytes ?? [])),
    provider: after.queries - before.queries,
  }
}

async function costOf({ urls, pids }: Webs): Promise<{ seconds: number; queries: number }> {
  const counts = (await metricsOf(urls[0] ?? '')).matchAll(
    /^inbetween_provider_call_seconds_count\{[^}]*operation="status"[^}]*\} (\d+)/gm,
  )
  return {
    seconds: pids().reduce((sum, pid) => sum + cpuSeconds(pid), 0),
    queries: [...counts].reduce((sum, [, count]) => sum + Number(count), 0),
  }
}

/** What an installation says of itself: how many generations are in each state. */
export async function statesOf(url: string): Promise<Record<string, number>> {
  const found = (await metricsOf(url)).matchAll(/^inbetween_generations\{[^}]*state="(\w+)"[^}]*\} (\d+)/gm)
  return Object.fromEntries([...found].map(([, state, count]) => [state, Number(count)]))
}

const metricsOf = (url: string) => fetch(`${url}/api/metrics`).then((answer) => answer.text())
