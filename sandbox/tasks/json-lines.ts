import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'

/** An append-only file of one JSON value per line that survives a kill at any moment, and a disk that is full for a while. */
export type JsonLines<T> = { entries: T[]; append(entry: T): void; close(): void }

/**
 * Opens or makes the file and reads what stands in it; a last line without its end was never acknowledged and is cut off.
 * `append` returns once the line is on the disk. It blocks on purpose: the order of lines is then the order of calls. Where it throws, nothing
 * of the line stays.
 */
export function openJsonLines<T>(path: string): JsonLines<T> {
  const file = openSync(path, 'a+')
  const whole = readFileSync(path)
  let end = whole.lastIndexOf(0x0a) + 1
  let torn = end < whole.length
  const entries = entriesIn<T>(whole.subarray(0, end).toString('utf8'))

  function cutOffTorn(): void {
    if (torn) ftruncateSync(file, end)
    torn = false
  }

  cutOffTorn()
  return {
    entries,
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`)
      cutOffTorn()
      torn = true
      try {
        writeAll(file, line)
        fsyncSync(file)
        end += line.length
        torn = false
      } finally {
        cutOffTorn()
      }
      entries.push(entry)
    },
    close: () => closeSync(file),
  }
}

/** A nearly full disk takes a part of a write without an error; the next one fails. */
function writeAll(file: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset)
}

/** What this module wrote, one `T` per line. A damaged line is left out, for one of them must not keep the sandbox from starting. */
function entriesIn<T>(text: string): T[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as T]
    } catch {
      return []
    }
  })
}
