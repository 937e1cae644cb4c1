import { openJsonLines } from '#sandbox/tasks/json-lines'

/** Appends long lines until the disk is full, and then a short one; prints those that were taken, as JSON. */
const [, , path = ''] = process.argv
const lines = openJsonLines<string>(path)
const taken: string[] = []
const append = (text: string) => {
  lines.append(text)
  taken.push(text)
}
try {
  for (let number = 0; ; number += 1) append(`${number} ${'x'.repeat(900)}`)
} catch {
  append('short')
}
process.stdout.write(JSON.stringify(taken))
