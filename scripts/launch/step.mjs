import { spawn } from 'node:child_process'
import path from 'node:path'
import { PROJECT } from './project.mjs'

const TIED = path.join(PROJECT, 'scripts', 'launch', 'tied.mjs')
/** Characters of a command's output that are kept to explain its failure. */
const KEPT = 20_000

/**
 * Runs a command that may take long, and says so: one line, with the seconds counting on a terminal.
 * @param {string} title
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ ok: boolean, output: string }>} `output`: the end of what it printed
 */
export async function runStep(title, command, env = process.env) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const tty = process.stdout.isTTY
  const show = () => process.stdout.write(`\r${title}… ${seconds()} s`)
  const counter = tty ? setInterval(show, 1000) : undefined
  process.stdout.write(tty ? `${title}…` : `${title}…\n`)
  const child = spawn(process.execPath, [TIED, ...command], {
    cwd: PROJECT,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-KEPT)
    })
  }
  child.on('message', (pid) => {
    child.on('exit', (_code, signal) => {
      if (signal) process.kill(-Number(pid), 'SIGKILL')
    })
  })
  /** @type {number | null} */
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(counter)
  const end = code === 0 ? `done in ${seconds()} s.` : `failed after ${seconds()} s.`
  process.stdout.write(tty ? `\r${title}… ${end}\n` : `${title}: ${end}\n`)
  return { ok: code === 0, output }
}
