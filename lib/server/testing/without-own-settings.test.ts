import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadConfig } from '#lib/server/load-config'
import { settingsSchema } from '#lib/server/settings'

/** What somebody has in `.env` whose app makes clips, lets others in and keeps media in a bucket. */
const OWN = {
  ...{ TOAPIS_API_KEY: 'sk-own', HOST: '0.0.0.0', TRUST_PROXY: '1', DATABASE_URL: 'postgres://own.example/own' },
  ...{ S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'own-bucket', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' },
}
const project = mkdtempSync(path.join(tmpdir(), 'inbetween-own-'))
beforeAll(() => {
  const lines = Object.entries(OWN).map(([name, value]) => `${name}=${value}`)
  writeFileSync(path.join(project, '.env'), lines.join('\n'))
})
afterAll(() => rmSync(project, { recursive: true }))

const facts = ({ accounts, signIn, mediaStore, embeddedDatabase }: ReturnType<typeof loadConfig>) => ({
  charged: accounts.environment !== undefined,
  signIn,
  store: mediaStore.use,
  ownDatabase: embeddedDatabase === undefined,
})

it('reads `.env`, after the environment', () => {
  expect(facts(loadConfig({}, project))).toEqual({ charged: true, signIn: true, store: 's3', ownDatabase: true })
  expect(facts(loadConfig({ TOAPIS_API_KEY: '' }, project)).charged).toBe(false)
})

it('reads none in a test', () => {
  const none = { charged: false, signIn: false, store: 'disk', ownDatabase: false }
  expect(facts(loadConfig(process.env, project))).toEqual(none)
})

it('has none of the settings in the environment of a test', () => {
  expect(Object.keys(settingsSchema.shape).filter((name) => process.env[name] !== undefined)).toEqual([])
})

it.each([
  'vitest.config.ts',
  'playwright.config.ts',
  'bench/swift/vitest.config.ts',
  'bench/run.ts',
  'bench/cluster.ts',
  'chaos/run.ts',
  'chaos/rolling.ts',
  'scripts/take-screenshots.ts',
])('is so in all that %s starts', (file) => {
  const source = readFileSync(path.join(import.meta.dirname, '..', '..', '..', file), 'utf8')
  const [first] = source.split('\n').filter((line) => line.startsWith('import'))
  expect(first).toMatch(/^import '.+\/without-own-settings(\.ts)?'$/)
})
