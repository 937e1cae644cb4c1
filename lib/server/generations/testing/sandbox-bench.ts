import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { FaultPlan } from '#sandbox/faults/fault-plan'
import { startSandbox } from '#sandbox/start-sandbox'

/** 1.25 s of 320 x 180 with sound. */
const CLIP = readFileSync(new URL('../../media/testing/dark-then-bars.mp4', import.meta.url))

const ledgerSchema = z.object({
  entries: z.array(
    z.object({
      kind: z.enum(['accepted', 'replayed']),
      taskId: z.string(),
      clientBusinessId: z.nullable(z.string()),
      body: z.record(z.string(), z.unknown()),
    }),
  ),
})
const waitingSchema = z.object({
  plans: z.array(z.object({ on: z.string(), do: z.looseObject({ kind: z.string() }) })),
})
export type LedgerEntry = z.infer<typeof ledgerSchema>['entries'][number]

/** A plan as a test writes it: what is left out takes the sandbox's own default. */
export type Fault = {
  on: FaultPlan['on']
  match?: FaultPlan['match']
  times?: number
  do: { kind: string; [field: string]: unknown }
}

/**
 * A real sandbox on a free port whose tasks are completed as soon as they are accepted. Every clip is the same small file with a
 * few bytes of its own behind it, so that no two have one hash.
 * @param dataDir its folder
 * @param kinds how many different files there are, for those who cannot have each of thousands looked into
 * @param apiKey the one key that it takes; any when there is none
 */
export async function openSandboxBench(dataDir: string, kinds = Number.POSITIVE_INFINITY, apiKey?: string) {
  /** Added to the sandbox's clock, in ms. */
  let ahead = 0
  let clips = 0
  const rendered = new Map<string, string>()
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    pace: { queueMs: 0, runMs: 0 },
    control: true,
    ...(apiKey !== undefined && { apiKey }),
    render: async (job) => {
      const bytes = Buffer.concat([CLIP, Buffer.from(String(clips % kinds))])
      clips += 1
      writeFileSync(job.path, bytes)
      rendered.set(path.basename(job.path, '.mp4'), createHash('sha256').update(bytes).digest('hex'))
    },
    now: () => Date.now() + ahead,
  })
  const control = async (method: string, name: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${sandbox.url}/__sandbox/${name}`, { method, body: JSON.stringify(body) ?? null })
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  return {
    url: sandbox.url,
    close: () => sandbox.close(),
    ledger: async (): Promise<LedgerEntry[]> => ledgerSchema.parse(await control('GET', 'ledger')).entries,
    /** Adds plans; each is used up by the requests that match it. */
    plan: (...plans: Fault[]) => control('POST', 'faults', plans),
    /** Plans that no request has met yet. */
    waiting: async () => waitingSchema.parse(await control('GET', 'faults')).plans,
    clear: () => control('DELETE', 'faults'),
    /** Has every task that ends told to an address, until null. */
    sendWebhooks: (target: { url: string; secret: string } | null) => control('POST', 'webhooks', target),
    /** The SHA-256 of each task's file, by the task's id. */
    rendered: rendered as ReadonlyMap<string, string>,
    setClockAhead: (ms: number) => {
      ahead = ms
    },
  }
}
