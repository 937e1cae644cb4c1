import { appendFileSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from './journal-entry.ts'
import { openSubmitJournal } from './submit-journal.ts'

let folder: string
let problems: string[]
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'journal-')), 'journal')
  problems = []
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true }))

const entry = (taskId: string): JournalEntry => ({ at: 'now', generationId: 'g', clientBusinessId: 'c', taskId })
const open = (limits: { maxFileBytes?: number; maxFiles?: number } = {}) =>
  openSubmitJournal(folder, { ...limits, onProblem: (problem) => problems.push(problem) })
const files = () => readdirSync(folder)
const onlyFile = () => path.join(folder, files()[0] ?? '')
/** What a process that starts finds. */
async function replayed(idleMs = 0): Promise<string[]> {
  const taken: string[] = []
  await open().replay(idleMs, async ({ taskId }) => void taken.push(taskId))
  return taken
}

describe('the submit journal', () => {
  it('gives back what was written, and then forgets it', async () => {
    const journal = open()
    await Promise.all(['a', 'b', 'c'].map((id) => journal.write(entry(id))))
    expect(files()).toHaveLength(1)
    expect(await replayed()).toEqual(['a', 'b', 'c'])
    expect(files()).toEqual([])
    expect(await replayed()).toEqual([])
    await journal.close()
  })

  it('has nothing where nothing was ever written', async () => {
    expect(await replayed()).toEqual([])
    expect(problems).toEqual([])
  })

  it('keeps a file whose entries could not all be taken', async () => {
    const journal = open()
    for (const id of ['a', 'b']) await journal.write(entry(id))
    await journal.replay(0, ({ taskId }) => (taskId === 'b' ? Promise.reject(new Error('away')) : Promise.resolve()))
    expect(problems).toEqual(['a file of the submit journal could not be replayed yet'])
    expect(await replayed()).toEqual(['a', 'b'])
    await journal.close()
  })

  it('leaves a file alone that is still being written to', async () => {
    const journal = open()
    await journal.write(entry('a'))
    expect(await replayed(60_000)).toEqual([])
    expect(await replayed()).toEqual(['a'])
    await journal.close()
  })

  it('reads around a torn last line, and one in the middle', async () => {
    const journal = open()
    for (const id of ['a', 'b']) await journal.write(entry(id))
    appendFileSync(onlyFile(), '\n{"at":"now","generation')
    await journal.write(entry('c'))
    appendFileSync(onlyFile(), '\n{"taskId":"torn')
    expect(await replayed()).toEqual(['a', 'b', 'c'])
    expect(problems).toEqual(['a torn line in the submit journal', 'a torn line in the submit journal'])
    await journal.close()
  })

  it('reads a line whose end alone is missing', async () => {
    const journal = open()
    await journal.write(entry('a'))
    truncateSync(onlyFile(), Buffer.byteLength(`\n${JSON.stringify(entry('a'))}`))
    expect(await replayed()).toEqual(['a'])
    await journal.close()
  })
})

describe('several processes', () => {
  it('write to files of their own', async () => {
    const [one, two] = [open(), open()]
    await Promise.all([one.write(entry('a')), two.write(entry('b')), one.write(entry('c'))])
    expect(files()).toHaveLength(2)
    expect((await replayed()).sort()).toEqual(['a', 'b', 'c'])
    await Promise.all([one.close(), two.close()])
  })

  it('lose no line that is written while another reads the file', async () => {
    const [writer, reader] = [open(), open()]
    await writer.write(entry('a'))
    const { promise: reading, resolve: isReading } = Promise.withResolvers<void>()
    const { promise: goOn, resolve: letGoOn } = Promise.withResolvers<void>()
    const replay = reader.replay(0, () => {
      isReading()
      return goOn
    })
    await reading
    await writer.write(entry('b'))
    letGoOn()
    await replay
    expect(await replayed()).toEqual(['b'])
    await writer.close()
  })

  it('may read the same file at once', async () => {
    const writer = open()
    for (const id of ['a', 'b']) await writer.write(entry(id))
    await Promise.all([replayed(), replayed(), replayed()])
    expect(files()).toEqual([])
    expect(problems).toEqual([])
    await writer.close()
  })
})

describe('the size of the journal', () => {
  it('is that of so many files: a full one makes way for the next, and the oldest goes', async () => {
    const journal = open({ maxFileBytes: 200, maxFiles: 3 })
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await journal.write(entry(id))
    expect(files()).toHaveLength(3)
    expect(await replayed()).toEqual(['c', 'd', 'e', 'f', 'g', 'h'])
    expect(problems).toEqual(['the submit journal is full: its oldest file is dropped'])
    await journal.close()
  })
})

it('says when the disk does not take a line, and goes on with the next', async () => {
  writeFileSync(folder, 'a file where the folder should be')
  const journal = open()
  await expect(journal.write(entry('a'))).rejects.toThrow()
  rmSync(folder)
  await journal.write(entry('b'))
  expect(await replayed()).toEqual(['b'])
  await journal.close()
})
