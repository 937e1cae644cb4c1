import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { PROJECT, QUICK } from '#scripts/launch/project'

/** @typedef {{ name: string, passed: number, failed: number, seconds: number }} PartResult */

/**
 * Runs one of the project's tools, with its output on the terminal.
 * @param {string} node path of the Node that it is to find as `node`
 * @param {readonly string[]} command a program in node_modules/.bin and its arguments
 * @param {Record<string, string>} [extra] variables beside the environment's
 * @returns {boolean} whether it was content
 */
export function runTool(node, [program = '', ...args], extra = {}) {
  const bin = path.join(PROJECT, 'node_modules', '.bin')
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    ...QUICK,
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
    PATH: [path.dirname(node), bin, process.env.PATH].join(path.delimiter),
  }
  const { status } = spawnSync(path.join(bin, program), args, {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0
}

/**
 * Runs one part of the checks under a heading and notes its time.
 * @param {string} name
 * @param {() => Promise<Counts> | Counts} part
 * @returns {Promise<PartResult>}
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */
export async function runPart(name, part) {
  console.log(`\n── ${name}`)
  const startedAt = Date.now()
  const counts = await part()
  return { name, ...counts, seconds: Math.round((Date.now() - startedAt) / 1000) }
}

/**
 * What a check without tests of its own counts as.
 * @param {boolean} ok
 * @returns {Counts}
 */
export function one(ok) {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}
