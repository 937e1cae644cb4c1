import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { PROJECT } from './project.mjs'

/** The first that runs TypeScript files as we use them, without a flag. */
const NEEDED = [22, 19, 0]
/** First version of each line with CVE-2026-111497, a flaw of the Brotli decoder, mended. */
const PATCHED = [
  [22, 23, 4],
  [24, 22, 1],
  [26, 12, 1],
]

/** @typedef {{ path: string, version: string }} NodeProgram */

/**
 * Chooses the Node to run the app with: a patched one of the person's own, else the one that npm installed, else any that can.
 * @returns {NodeProgram | undefined}
 */
export function chooseNode() {
  const own = [process.env.npm_node_execpath, process.execPath].flatMap(probe)
  const packaged = probe(path.join(PROJECT, 'node_modules', '.bin', 'node'))
  const able = [...own, ...packaged].filter((node) => isAtLeast(node.version, NEEDED))
  return able.find((node) => isPatched(node.version)) ?? able.at(-1)
}

/**
 * @param {string | undefined} program
 * @returns {NodeProgram[]} empty when there is none that runs
 */
function probe(program) {
  if (!program || !existsSync(program)) return []
  const real = realpathSync(program)
  if (real === realpathSync(process.execPath)) return [{ path: real, version: process.versions.node }]
  const { status, stdout } = spawnSync(real, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  return status === 0 ? [{ path: real, version: stdout.trim().slice(1) }] : []
}

/**
 * @param {string} version
 * @param {readonly number[]} least
 * @returns {boolean}
 */
export function isAtLeast(version, least) {
  const parts = version.split('.').map(Number)
  const different = least.findIndex((number, place) => parts[place] !== number)
  return different === -1 || Number(parts[different]) > Number(least[different])
}

/**
 * @param {string} version
 * @returns {boolean} whether the Brotli decoder is mended in it
 */
export function isPatched(version) {
  const line = PATCHED.find(([major]) => major === Number(version.split('.')[0]))
  return line ? isAtLeast(version, line) : isAtLeast(version, [27, 0, 0])
}

/** One quiet line for a Node without the mended decoder.
 * @param {string} version
 * @returns {string}
 */
export function patchNote(version) {
  const fixed = PATCHED.map((parts) => parts.join('.')).join(', ')
  return `Note: Node ${version} has a known flaw in its Brotli decoder (CVE-2026-111497; fixed in ${fixed}). Inbetween does not use that decoder for what the provider sends; a fixed Node, once installed, is used.`
}
