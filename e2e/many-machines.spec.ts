import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request as ask, createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { Victim } from '#chaos/victim'
import { untilUp, webVictim } from '#chaos/victims'
import { readClipRecipe } from '#lib/client/recipe/read-clip-recipe'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'
import { freePort } from '#lib/server/supervisor/testing/free-port'
import { embeddedAt } from './testing/database.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { cardOf } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

/** One installation as it runs on many machines: its PostgreSQL and its media are elsewhere, and it has a second web process. */
test.describe.configure({ mode: 'default' })

const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-e2e-many-'))
let postgres: EmbeddedPostgres
let s3: S3Server
let stack: Stack
let second: Victim
let secondUrl = ''
test.beforeAll(async () => {
  test.setTimeout(120_000)
  const location = embeddedAt(folder)
  const started = await startEmbeddedPostgres(location)
  if (!started.ok) throw new Error(started.sentence)
  postgres = started.server
  await migrate(location.url)
  s3 = await startS3Server(mkdtempSync(path.join(folder, 's3-')))
  const shared = {
    ...s3.envOf(await s3.newBucket()),
    DATABASE_URL: location.url,
    AUTH_SECRET: randomBytes(32).toString('base64url'),
  }
  stack = await createStack({ SANDBOX_QUEUE_MS: '100', SANDBOX_RUN_MS: '300', ...shared })
  await stack.start()
  const port = String(await freePort())
  const own = { DATA_DIR: path.join(folder, 'second'), PORT: port, SANDBOX_PORT: new URL(stack.sandboxUrl).port }
  secondUrl = `http://127.0.0.1:${port}`
  second = webVictim({ ...process.env, NODE_ENV: 'production', TOAPIS_API_KEY: '', ...shared, ...own }, secondUrl)
  await untilUp([second])
})
test.afterAll(async () => {
  await second.end()
  await stack.dispose()
  await s3.close()
  postgres.stop()
  await postgres.exited
  rmSync(folder, { recursive: true })
})

test('a clip on S3 is shown, played, sought, downloaded, and gives its frames', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const fromStore = new Set<string>()
  page.on('response', (response) => {
    if (response.url().startsWith(s3.endpoint))
      fromStore.add(`${response.request().resourceType()} ${response.status()}`)
  })
  await page.goto(stack.url)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A lighthouse in a bucket')
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = page.getByRole('article', { name: 'A lighthouse in a bucket' })
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 50_000 })
  await page.goto(`${stack.url}/wall/${await card.getAttribute('data-generation-id')}`)
  await page.getByRole('button', { name: 'Play' }).click()
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime)).toBeGreaterThan(0.5)
  await page.keyboard.press('k')
  // The count of pictures is read from the file itself, and a position that was sought is shown.
  const bar = page.getByRole('group', { name: 'Player' })
  await expect(bar).toContainText('of 120')
  await page.getByRole('slider', { name: 'Position' }).fill('99')
  await expect(bar).toContainText('frame 100 of 120')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download', exact: true }).click(),
  ])
  const carrying = await readClipRecipe(new Blob([new Uint8Array(await readFile(await download.path()))]))
  expect(carrying).toMatchObject({ ok: true, file: { recipe: { prompt: 'A lighthouse in a bucket' } } })

  await page.getByRole('button', { name: 'More' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Use this frame' }).press('Enter')
  await expect(page).toHaveURL(stack.url)
  await expect(page.getByRole('region', { name: 'First frame' }).getByRole('img')).toHaveCount(1)
  expect([...fromStore]).toEqual(expect.arrayContaining(['image 200', 'media 206']))
  expect(complaints).toEqual([])
})

test('a page of one web process is answered by another: its buttons work, and who looks there sees what was made', async ({
  page,
}) => {
  // A balancer without sticky sessions: pages and news come from the first, presses go to the second.
  let presses = 0
  const balancer = createServer((request, response) => {
    const press = request.method === 'POST'
    if (press) presses += 1
    const { method, headers } = request
    const onward = ask(new URL(request.url ?? '/', press ? secondUrl : stack.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => balancer.listen(port, '127.0.0.1', resolve))

  await page.goto(`http://127.0.0.1:${port}`)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A kite between two machines')
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = cardOf(page, 'A kite between two machines')
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 50_000 })
  expect(presses).toBeGreaterThan(0)
  await page.goto(`${secondUrl}/wall`)
  await expect(cardOf(page, 'A kite between two machines')).toHaveAttribute('data-status', 'ready')
  balancer.closeAllConnections()
  balancer.close()
})
