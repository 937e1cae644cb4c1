import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import type { Database } from '#lib/server/db/database'
import { attempts, clips, generations } from '#lib/server/db/schema'
import type { SandboxBench } from './sandbox-bench.ts'

type Evidence = { db: Database; sandbox: SandboxBench; mediaRoot: string; lines: readonly string[]; key: string }

/**
 * What must hold whatever happened: at most one accepted POST per click and none sent twice, every paid id written down with its
 * attempt, every kept clip there, no temporary file, and the key nowhere.
 */
export async function judge({ db, sandbox, mediaRoot, lines, key }: Evidence): Promise<void> {
  const [ledger, tried, rows, kept] = await Promise.all([
    sandbox.ledger(),
    db.select().from(attempts),
    db.select().from(generations),
    db.select().from(clips),
  ])
  expect(ledger.filter((entry) => entry.kind === 'replayed')).toEqual([])
  const owners = ledger.map((entry) => tried.find((one) => one.clientBusinessId === entry.clientBusinessId))
  const clicks = owners.map((owner) => rows.find((row) => row.id === owner?.generationId)?.clickKey)
  expect(clicks).toEqual([...new Set(clicks)])
  expect(clicks).not.toContain(undefined)

  const settled = ledger.filter(
    (_, i) => rows.find((row) => row.id === owners[i]?.generationId)?.state !== 'unconfirmed',
  )
  const recorded = tried.map((one) => one.providerTaskId)
  for (const entry of settled) expect(recorded).toContain(entry.taskId)

  const files = await readdir(mediaRoot, { recursive: true }).catch(() => [])
  expect(files.filter((file) => file.endsWith('.part'))).toEqual([])
  for (const { sha256 } of kept) expect(files).toContain(path.join(sha256.slice(0, 2), `${sha256}.mp4`))

  expect(lines.join('')).not.toContain(key)
  expect(JSON.stringify([tried, rows])).not.toContain(key)
}
