import { createHash } from 'node:crypto'
import { type JsonLines, openJsonLines } from './json-lines.ts'

/** One POST that was accepted. The ledger is the judge of money: every `accepted` entry is one paid task. */
export type LedgerEntry = {
  seq: number
  /** Unix ms. */
  time: number
  /** `replayed`: the `client_business_id` was known, the old task was answered and nothing was charged. */
  kind: 'accepted' | 'replayed'
  taskId: string
  clientBusinessId: string | null
  /** The body's text, exactly as received. */
  raw: string
  /** Lower-case hex, of the body's bytes. */
  sha256: string
}

export type Ledger = {
  entries: readonly LedgerEntry[]
  /** Writes an entry to the disk and then returns it. */
  record(entry: Pick<LedgerEntry, 'time' | 'kind' | 'taskId' | 'clientBusinessId'>, body: Buffer): LedgerEntry
  close(): void
}

/** Opens the ledger of a file, with what stands in it; makes the file when it is missing. */
export function openLedger(path: string): Ledger {
  const lines: JsonLines<LedgerEntry> = openJsonLines(path)
  return {
    entries: lines.entries,
    record(entry, body) {
      const recorded: LedgerEntry = {
        seq: (lines.entries.at(-1)?.seq ?? 0) + 1,
        ...entry,
        raw: body.toString('utf8'),
        sha256: createHash('sha256').update(body).digest('hex'),
      }
      lines.append(recorded)
      return recorded
    },
    close: lines.close,
  }
}
