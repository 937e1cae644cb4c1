import * as z from 'zod'

/** An accepted submission: what the database needs to go on with a paid task. `at` is for people. */
const journalEntrySchema = z.object({
  at: z.string(),
  generationId: z.string(),
  clientBusinessId: z.string(),
  taskId: z.string(),
})
export type JournalEntry = z.infer<typeof journalEntrySchema>

/**
 * The entries in a file of the journal. A process that dies, or a full disk, tears a line; every entry begins on a line of its own, so that
 * no torn one spoils the next.
 * @param onTorn told how long each line is that is no entry
 */
export function entriesIn(text: string, onTorn: (characters: number) => void): JournalEntry[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return []
    const entry = read(line)
    if (!entry) onTorn(line.length)
    return entry ?? []
  })
}

function read(line: string): JournalEntry | undefined {
  try {
    return journalEntrySchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
