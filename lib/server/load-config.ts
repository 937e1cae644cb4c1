import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { type Config, readConfig } from './config.ts'
import { endWith } from './end-with.ts'

const PROJECT = path.resolve(import.meta.dirname, '..', '..')

/**
 * The settings of this process, for the top of a process: from its environment and, where that says nothing, from `.env` in the
 * project's folder. A bad setting ends the process with code 1 and one sentence on stderr.
 */
export function loadConfig(): Config {
  const file = path.join(PROJECT, '.env')
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const result = readConfig({ ...fromFile, ...process.env }, PROJECT)
  return result.ok ? result.config : endWith(result.sentence)
}
