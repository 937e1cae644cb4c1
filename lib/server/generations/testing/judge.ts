import { expect } from 'vitest'
import { attempts, generations } from '#lib/server/db/schema'
import { type Evidence, verdictOn } from './verdict.ts'

/** What must hold whatever happened: every promise of the verdict, and the key is nowhere. */
export async function judge(evidence: Evidence & { lines: readonly string[]; key: string }): Promise<void> {
  const { db, lines, key } = evidence
  expect(await verdictOn(evidence)).toEqual({
    paidTwice: [],
    lostIds: [],
    illegalEdges: [],
    spoiltFiles: [],
    orphanFiles: [],
    temporaryFiles: [],
  })
  const rows = await Promise.all([db.select().from(attempts), db.select().from(generations)])
  expect(lines.join('')).not.toContain(key)
  expect(JSON.stringify(rows)).not.toContain(key)
}
