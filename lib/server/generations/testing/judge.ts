import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import type { Database } from '#lib/server/db/database'
import { attempts, clips, generationHistory, generations } from '#lib/server/db/schema'
import type { LedgerEntry, SandboxBench } from './sandbox-bench.ts'

type Evidence = { db: Database; sandbox: SandboxBench; mediaRoot: string; lines: readonly string[]; key: string }
type Attempt = typeof attempts.$inferSelect
type Generation = typeof generations.$inferSelect

/**
 * What must hold whatever happened: at most one accepted POST per attempt, no attempt without a click or a person's consent, every
 * paid id written down with its attempt or still looked for, no task twice, every kept clip there, no temporary file, and the key nowhere.
 */
export async function judge({ db, sandbox, mediaRoot, lines, key }: Evidence): Promise<void> {
  const [ledger, tried, rows, history, kept] = await Promise.all([
    sandbox.ledger(),
    db.select().from(attempts),
    db.select().from(generations),
    db.select().from(generationHistory).orderBy(generationHistory.id),
    db.select().from(clips),
  ])
  expect(ledger.filter((entry) => entry.kind === 'replayed')).toEqual([])
  const owners = ledger.map((entry) => ownerOf(entry, tried))
  const owned = owners.flatMap((owner) => owner?.id ?? [])
  expect(owned).toEqual([...new Set(owned)])
  // What carries no id of ours is known by its task alone, and only while nobody could tell may it be nobody's.
  const unnamed = tried.filter((one) => !one.idSent && one.providerTaskId === null && one.sentAt !== null)
  expect(owners.length - owned.length).toBeLessThanOrEqual(unnamed.length)

  for (const row of rows) {
    const own = tried.filter((one) => one.generationId === row.id)
    const states = history.filter((entry) => entry.generationId === row.id).map((entry) => entry.state)
    const consents = states.filter((state, i) => state === 'queued' && states[i - 1] === 'unconfirmed')
    expect(own.length).toBeLessThanOrEqual(1 + consents.length)
  }

  ledger.forEach((entry, i) => {
    const owner = owners[i]
    if (owner && !isLookedFor(owner, tried, rows)) expect(owner.providerTaskId).toBe(entry.taskId)
  })

  const files = await readdir(mediaRoot, { recursive: true }).catch(() => [])
  expect(files.filter((file) => file.endsWith('.part'))).toEqual([])
  for (const { sha256 } of kept) expect(files).toContain(path.join(sha256.slice(0, 2), `${sha256}.mp4`))

  expect(lines.join('')).not.toContain(key)
  expect(JSON.stringify([tried, rows])).not.toContain(key)
}

/** The attempt that a POST was made for. One with an id that is none of ours fails the test. */
function ownerOf(entry: LedgerEntry, tried: readonly Attempt[]): Attempt | undefined {
  if (entry.clientBusinessId === null) return tried.find((one) => one.providerTaskId === entry.taskId)
  const owner = tried.find((one) => one.clientBusinessId === entry.clientBusinessId)
  expect(owner).toBeDefined()
  return owner
}

/** Whether somebody still asks what became of an attempt: its generation does not know either, or it was given up for a newer one. */
function isLookedFor(attempt: Attempt, tried: readonly Attempt[], rows: readonly Generation[]): boolean {
  if (attempt.providerTaskId !== null) return false
  const { generationId, number } = attempt
  const newer = tried.some((one) => one.generationId === generationId && one.number > number)
  return newer ? attempt.lookupAt !== null : rows.find((row) => row.id === generationId)?.state === 'unconfirmed'
}
