import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { type Config, readConfig } from './config.ts'
import { endWith } from './end-with.ts'

const PROJECT = path.resolve(import.meta.dirname, '..', '..')

/**
 * The settings of this process, for the top of a process: from its environment and, where that says nothing, from `.env` in the
 * project's folder. A bad setting ends the process with code 1 and one sentence on stderr. `NO_ENV_FILE=1`, which tests set, has the file left alone:
 * it is of the person's own app.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env, project = PROJECT): Config {
  const file = path.join(project, '.env')
  const fromFile = env.NO_ENV_FILE !== '1' && existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const result = readConfig({ ...fromFile, ...env }, project)
  return result.ok ? result.config : endWith(result.sentence)
}
