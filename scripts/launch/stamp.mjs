import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Fingerprint of files by path, size and time of change: cheap enough for every start.
 * @param {string} root
 * @param {readonly string[]} entries files and folders below `root`; a missing one counts as such
 * @returns {string}
 */
export function fingerprint(root, entries) {
  const hash = createHash('sha256')
  for (const entry of entries) addTo(hash, root, entry)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} entry
 */
function addTo(hash, root, entry) {
  const stats = statSync(path.join(root, entry), { throwIfNoEntry: false })
  if (stats?.isDirectory()) {
    for (const name of readdirSync(path.join(root, entry)).sort()) addTo(hash, root, `${entry}/${name}`)
  } else if (!/\.test\.tsx?$/.test(entry)) {
    hash.update(`${entry} ${stats?.size} ${stats?.mtimeMs}\n`)
  }
}

/**
 * @param {string} file
 * @returns {string | undefined} what `writeStamp` wrote, if it did
 */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Notes that a step is complete. To be called last: the stamp is there whole or not at all, so a step that was killed is done again.
 * @param {string} file
 * @param {string} value
 */
export function writeStamp(file, value) {
  writeFileSync(`${file}.new`, value)
  renameSync(`${file}.new`, file)
}

/**
 * Notes that a step begins: what it leaves half-done must not look complete.
 * @param {string} file
 */
export function clearStamp(file) {
  rmSync(file, { force: true })
}
