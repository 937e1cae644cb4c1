import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT } from './project.mjs'
import { readStamp, writeStamp } from './stamp.mjs'
import { runStep } from './step.mjs'

/** In the folder that `npm ci` deletes first: an install that was interrupted leaves none. */
const STAMP = path.join(PROJECT, 'node_modules', '.inbetween-install')
const UNREACHABLE =
  /\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|CERT_[A-Z_]+)\b/

/** npm tries three times; by its own settings it takes more than a minute to say that there is no network. */
const PATIENCE = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000']

/**
 * Installs the packages of the lock file unless they are there.
 * @param {{ full: boolean }} options `full`: with what only development and tests need; such an install serves every purpose
 * @returns {Promise<string | undefined>} a sentence when it failed
 */
export async function ensureInstalled({ full }) {
  const base = installKey()
  const present = readStamp(STAMP)
  if (present === `${base} full` || (!full && present === `${base} production`)) return undefined
  const scope = full ? [] : ['--omit=dev']
  // No package needs its install script, and npm before 11 does not know `allowScripts`.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=warn', ...PATIENCE]
  const { ok, output } = await runStep('Installing packages', [...npm(), 'ci', ...scope, ...flags])
  if (!ok) return installFailure(output)
  writeStamp(STAMP, `${base} ${full ? 'full' : 'production'}`)
  return undefined
}

function installKey() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(PROJECT, 'package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}`
}

/** The npm that started us, if one did: the one in PATH may be another. */
function npm() {
  const cli = process.env.npm_execpath
  return cli && path.basename(cli) === 'npm-cli.js' ? [process.execPath, cli] : ['npm']
}

/**
 * One sentence for what npm said in many lines.
 * @param {string} output
 * @returns {string}
 */
export function installFailure(output) {
  const log = output.match(/complete log of this run can be found in:\s*(\S+)/)?.[1]
  const where = log ? ` npm's full log: ${log}` : ''
  const code = output.match(UNREACHABLE)?.[1]
  if (code) {
    const host = output.match(/request to (https?:\/\/[^/\s]+)/)?.[1]
    return `The npm registry${host ? ` ${host}` : ''} cannot be reached (${code}): check the network, or npm's registry and proxy settings, and start again.${where}`
  }
  const reason =
    output.match(/^npm error (?!code|syscall|path|dest|errno)(.+)$/m)?.[1] ?? 'it was ended before it was done'
  return `npm could not install the packages: ${reason}.${where}`
}
