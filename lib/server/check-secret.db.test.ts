import { eq, sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkSecret } from './check-secret.ts'
import { installationFacts } from './db/schema-installation.ts'
import { forgetProcess, publishMetrics } from './generations/process-metrics.ts'
import { openPlainDatabase } from './generations/testing/plain-rows.ts'
import { openKeyring } from './keyring.ts'
import { Secret } from './secret.ts'

const keyringOf = (letter: string) => openKeyring('', new Secret(letter.repeat(32)))
const FILE = '/srv/data/keys/secret'

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
})
afterAll(() => database.close())

it('holds every process to the secret of the first, and takes another AUTH_SECRET once nothing runs', async () => {
  const { db } = database
  const [first, other] = [keyringOf('a'), keyringOf('b')]
  expect(await checkSecret(db, first, undefined)).toEqual({ ok: true })
  expect(await checkSecret(db, first, FILE)).toEqual({ ok: true })
  const others = { ok: false, sentence: expect.stringContaining('the one that the other processes') }
  expect(await checkSecret(db, other, undefined)).toEqual(others)
  await db
    .update(installationFacts)
    .set({ updatedAt: sql`now() - interval '1 minute'` })
    .where(eq(installationFacts.name, 'secret-print'))
  await publishMetrics(db, 'web there 7 5', new Registry())
  expect(await checkSecret(db, other, undefined)).toEqual(others)
  await forgetProcess(db, 'web there 7 5')
  expect(await checkSecret(db, other, FILE)).toEqual({
    ok: false,
    sentence: expect.stringMatching(/^The secret in \/srv\/data\/keys\/secret is not .*: set AUTH_SECRET/),
  })
  expect(await checkSecret(db, other, undefined)).toEqual({ ok: true })
  expect(await checkSecret(db, first, FILE)).toMatchObject({ ok: false })
})
