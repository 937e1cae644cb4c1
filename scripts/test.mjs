import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { countsFrom, playwrightCounts, vitestCounts } from './checks/counts.mjs'
import { prepareChecks } from './checks/prepare.mjs'
import { one, runPart, runTool } from './checks/run-part.mjs'
import { runStaticChecks } from './checks/static-checks.mjs'
import { summary } from './checks/summary.mjs'
import { ensureBuilt } from './launch/build.mjs'
import { PROJECT } from './launch/project.mjs'

// Everything that can be checked, on a fresh clone with nothing but Node and npm. A failure does not keep the next part from running.

/** @param {string} name */
const report = (name) => path.join(PROJECT, 'test-results', name)

const node = await prepareChecks()
const results = await runStaticChecks(node)

results.push(
  await runPart('Unit and integration', () => {
    const file = report('vitest.json')
    const command = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    return countsFrom(file, () => runTool(node, command), vitestCounts)
  }),
)

let browser = ''
results.push(
  await runPart('Browser', () => {
    const find = path.join(PROJECT, 'e2e', 'testing', 'find-browser.ts')
    const found = spawnSync(node, [find], { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    browser = found.stdout.trim()
    console.log(browser)
    return one(found.status === 0)
  }),
)

results.push(
  await runPart('Production build', async () => {
    const notBuilt = await ensureBuilt(node)
    if (notBuilt) console.error(notBuilt)
    return one(!notBuilt)
  }),
)

results.push(
  await runPart('End to end', () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'inbetween-e2e-'))
    const file = report('e2e.json')
    const settings = { CHROMIUM_PATH: browser, E2E_DATA_DIR: dataDir }
    const counts = countsFrom(file, () => runTool(node, ['playwright', 'test'], settings), playwrightCounts)
    rmSync(dataDir, { recursive: true, force: true })
    return counts
  }),
)

const { text, ok } = summary(results)
console.log(text)
process.exitCode = ok ? 0 : 1
