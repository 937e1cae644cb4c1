import path from 'node:path'
import { compressStatic } from './compress-static.mjs'
import { hintScripts } from './hint-scripts.mjs'
import { keepWords } from './keep-words.mjs'
import { PROJECT } from './project.mjs'
import { clearStamp, fingerprint, readStamp, writeStamp } from './stamp.mjs'
import { runStep } from './step.mjs'

const STAMP = path.join(PROJECT, '.next', 'inbetween-build')
/** All that the pages are made from. */
const SOURCES = [
  'app',
  'components',
  'instrumentation-client.ts',
  'lib',
  'messages',
  'public',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'scripts/launch',
  'tsconfig.json',
]

/**
 * Builds the pages unless they are built from the present sources.
 * @param {string} node path of the Node to build with
 * @returns {Promise<string | undefined>} what the build printed, when it failed
 */
export async function ensureBuilt(node) {
  const sources = fingerprint(PROJECT, SOURCES)
  if (readStamp(STAMP) === sources) return undefined
  clearStamp(STAMP)
  const next = path.join(PROJECT, 'node_modules', 'next', 'dist', 'bin', 'next')
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { ok, output } = await runStep('Building the pages', [node, next, 'build'], env)
  if (!ok) return `${output.trim()}\nThe pages could not be built; the reason stands above.`
  await hintScripts(PROJECT)
  await keepWords(PROJECT)
  await compressStatic(path.join(PROJECT, '.next', 'static'))
  writeStamp(STAMP, sources)
  return undefined
}
