/** Ends a process that cannot do its work, with one sentence that says what to do. For the top of a process. */
export function endWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
