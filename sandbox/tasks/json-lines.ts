import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'

/** An append-only file of one JSON value per line that survives a kill at any moment. */
export type JsonLines<T> = { entries: T[]; append(entry: T): void; close(): void }

/**
 * Opens or makes the file and reads what stands in it; a last line without its end was never acknowledged and is cut off.
 * `append` returns once the line is on the disk. It blocks on purpose: the order of lines is then the order of calls.
 */
export function openJsonLines<T>(path: string): JsonLines<T> {
  const file = openSync(path, 'a+')
  const whole = readFileSync(path)
  const end = whole.lastIndexOf(0x0a) + 1
  if (end < whole.length) ftruncateSync(file, end)
  const lines = whole.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  // Written by this module alone, one `T` per line.
  const entries = lines.map((line) => JSON.parse(line) as T)
  return {
    entries,
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fsyncSync(file)
      entries.push(entry)
    },
    close: () => closeSync(file),
  }
}
