import './lib/server/testing/without-own-settings.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { appPort, appUrl, sandboxPort, storePort, storeUrl } from './e2e/testing/addresses.ts'
import { databaseSettings, makeDatabase } from './e2e/testing/database.ts'
import { ensureBrowser } from './e2e/testing/find-browser.ts'
import { onS3, storeSettings } from './e2e/testing/store.ts'

// The environment carries what must be the same in Playwright's own processes, which each read this file.
const executablePath = process.env.CHROMIUM_PATH ?? ensureBrowser()
process.env.CHROMIUM_PATH = executablePath
const first = process.env.E2E_BEGUN === undefined
process.env.E2E_BEGUN = '1'
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'inbetween-e2e-'))
if (first) await makeDatabase(process.env.E2E_DATA_DIR)
if (onS3) process.env.E2E_S3_DIR ??= mkdtempSync(path.join(tmpdir(), 'inbetween-s3-'))

/** What media are kept in where TEST_STORE=s3 asks for it. */
const s3Server = {
  command: `"${process.execPath}" e2e/testing/serve-s3.ts "${process.env.E2E_S3_DIR}" ${storePort}`,
  url: storeUrl,
}

/** @param extra beside what every browser of the tests is started with */
const launch = (...extra: string[]) => ({
  executablePath,
  args: [
    '--disable-quic',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...extra,
  ],
})
/** A page of a test lives for seconds: compiling for speed takes more than it saves. Where it is measured, it is left alone. */
const unhurried = { launchOptions: launch('--js-flags=--no-maglev,--no-turbofan') }

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/testing/prepare-databases.ts',
  forbidOnly: true,
  retries: 0,
  // A fifth of the time every test waits for a clip: a third one has the cores meanwhile.
  workers: 3,
  fullyParallel: true,
  // Some make four clips one after the other; a machine with other work to do takes three times as long for each.
  timeout: 120_000,
  // What is awaited here is that it happens; how soon is measured in e2e/timing.
  expect: { timeout: 15_000 },
  reporter: [['./e2e/testing/show-page.ts'], ['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: appUrl,
    locale: 'en-US',
    // Well before the test's own end, after which nobody could say what stood on the page.
    actionTimeout: 30_000,
    // Recording every step takes a fifth of the time; what stood on the page is printed anyway. `--trace on` records.
    trace: 'off',
    video: 'off',
  },
  projects: [
    // Its tests follow one another on one worker, two minutes long: begun last, as by name, they would leave the other one idle.
    { name: 'wall', testMatch: 'wall.spec.ts', use: unhurried },
    { name: 'behaviour', testIgnore: ['wall.spec.ts', 'timing/**'], use: unhurried },
    // Promises in milliseconds hold on a machine that does nothing else: after all others, one at a time.
    {
      name: 'timing',
      testMatch: 'timing/**/*.spec.ts',
      dependencies: ['wall', 'behaviour'],
      workers: 1,
      use: { launchOptions: launch() },
    },
  ],
  // The built app as a person starts it, at a quicker pace, on a data folder of its own.
  webServer: [
    ...(onS3 ? [s3Server] : []),
    {
      command: `"${process.execPath}" processes/start.ts`,
      url: `${appUrl}/api/ready`,
      env: {
        DATA_DIR: process.env.E2E_DATA_DIR,
        ...storeSettings(process.env.E2E_DATA_DIR),
        PORT: String(appPort),
        SANDBOX_PORT: String(sandboxPort),
        TOAPIS_API_KEY: '',
        ...databaseSettings(process.env.E2E_DATA_DIR),
        // What went well would bury what did not.
        LOG_LEVEL: 'warn',
        SANDBOX_CONTROL: '1',
        SANDBOX_QUEUE_MS: '200',
        SANDBOX_RUN_MS: '1500',
        POLL_FIRST_MS: '300',
        POLL_EVERY_MS: '500',
      },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      stdout: 'pipe',
      timeout: 60_000,
    },
  ],
})
