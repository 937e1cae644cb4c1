import { expect, it, vi } from 'vitest'
import { createLog } from '#lib/server/create-log'
import type { SubmitJournal } from '#lib/server/journal/submit-journal'
import type { Attempt } from './attempt-record.ts'
import { noteSubmission } from './note-submission.ts'

const journalThat = (write: SubmitJournal['write']): SubmitJournal => ({
  write: vi.fn(write),
  replay: async () => {},
  close: async () => {},
})
async function note(journal: SubmitJournal): Promise<string> {
  const lines: string[] = []
  const log = createLog('info', {}, { write: (line) => void lines.push(line) })
  const attempt: Partial<Attempt> = { generationId: 'the generation', clientBusinessId: 'our id' }
  await noteSubmission({ journal, log }, attempt as Attempt, 'tsk_1', 20)
  return lines.join('')
}

it('waits for the disk, and says nothing where it took the id', async () => {
  const journal = journalThat(async () => {})
  expect(await note(journal)).toBe('')
  expect(journal.write).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ generationId: 'the generation', clientBusinessId: 'our id', taskId: 'tsk_1' }),
  )
})

it.each<[string, SubmitJournal['write'], string]>([
  ['hangs', () => new Promise(() => {}), 'the disk does not answer'],
  ['is broken', () => Promise.reject(new Error('EIO')), 'EIO'],
])('lets the answer go on to the database where the disk %s, and has the id in the log', async (_, write, why) => {
  const said = await note(journalThat(write))
  expect(said).toContain('the submit journal was not written')
  expect(said).toContain(why)
  expect(said).toContain('tsk_1')
})
