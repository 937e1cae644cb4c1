import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'

const MAC_APPS = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
/** Chromium without windows of its own: a page takes half the time on two cores. */
const SHELL = 'chromium-headless-shell'
/** Where systems keep a Chromium or Chrome. */
const SYSTEM: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [SHELL, 'chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ['/Applications', path.join(homedir(), 'Applications')].flatMap((folder) =>
    MAC_APPS.map((app) => path.join(folder, app)),
  ),
}

/** The path of a Chromium that is there already: the one of CHROMIUM_PATH, Playwright's own, or the system's. */
function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!runs(named)) throw new Error(`CHROMIUM_PATH is ${named}, which does not run.`)
    return named
  }
  return [chromium.executablePath(), ...(SYSTEM[process.platform] ?? [])].find(runs)
}

/**
 * The path of a Chromium that Playwright can drive; installs one where there is none.
 * @throws a sentence when none can be had
 */
export function ensureBrowser(): string {
  for (const obtain of [() => {}, installByApt, installByPlaywright]) {
    obtain()
    const found = findBrowser()
    if (found) return found
  }
  throw new Error('There is no Chromium: install Chrome or Chromium, or set CHROMIUM_PATH.')
}

/** A folder's wrapper script may be there without the browser (Ubuntu's `chromium-browser`), so being there is not enough. */
function runs(program: string): boolean {
  if (!existsSync(program)) return false
  const { status, stdout } = spawnSync(program, ['--version', '--no-sandbox'], { encoding: 'utf8', timeout: 15_000 })
  return status === 0 && stdout.includes('Chrom')
}

function installByApt(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (run('apt-get', ['update', '-q'], env)) {
    run('apt-get', ['install', '-qy', '--no-install-recommends', SHELL, 'fonts-noto-cjk'], env)
  }
}

function installByPlaywright(): void {
  const manifest = createRequire(import.meta.url).resolve('@playwright/test/package.json')
  run(process.execPath, [path.join(path.dirname(manifest), 'cli.js'), 'install', 'chromium'], process.env)
}

/** What the installers say goes to stderr: stdout has the path alone. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv): boolean {
  return spawnSync(command, args, { env, stdio: ['ignore', 2, 2], timeout: 300_000 }).status === 0
}

if (process.argv[1] === import.meta.filename) console.log(ensureBrowser())
