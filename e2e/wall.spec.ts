import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { expectNoViolations, expectNoViolationsInBothThemes } from './testing/expect-no-violations.ts'
import { onceItRests } from './testing/once-it-rests.ts'
import { planFaults } from './testing/sandbox-control.ts'
import { createStack, QUICK, type Stack } from './testing/stack.ts'
import { pressGenerate } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

/** A whole app of their own: what these tests count and scroll past must not be moved by others' jobs. */
test.describe.configure({ mode: 'serial' })

let stack: Stack

test.beforeAll(async () => {
  stack = await createStack({ ...QUICK, SANDBOX_RUN_MS: '1500' })
  await stack.start()
})
test.afterAll(() => stack.dispose())

async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en', ...options })
  return context.newPage()
}

async function submit(page: Page, prompt: string, ratio = '16:9'): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('radio', { name: ratio }).check()
  await pressGenerate(page)
  await expect(card(page, prompt)).toBeVisible()
}

const card = (page: Page, prompt: string) => page.getByRole('article', { name: prompt, exact: true })

/** Requests to a path, as they are made from now on. */
function watch(page: Page, pathname: RegExp): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    if (pathname.test(new URL(request.url()).pathname)) seen.push(request.url())
  })
  return seen
}

/** Tells the page that its tab went to the back or came forward. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: value ? 'hidden' : 'visible' })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

test('an empty wall says what it is for and leads to the studio', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/wall')
  await expect(page.getByRole('heading', { name: 'Nothing on the wall yet' })).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'Go to the studio' }).click()
  await expect(page.getByRole('button', { name: 'Generate' })).toBeVisible()
  await page.context().close()
})

test('clips become ready before the eye, play one at a time with sound, and are saved under their prompt', async ({
  browser,
}) => {
  const page = await newPage(browser)
  const films = watch(page, /\.mp4$/)
  await submit(page, 'A paper boat on a pond', '1:1')
  await submit(page, '雪地里的红狐', '9:16')
  await page.getByRole('link', { name: 'Wall', exact: true }).click()
  const boat = card(page, 'A paper boat on a pond')
  const fox = card(page, '雪地里的红狐')
  await expect(fox).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await expect(boat).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await expect(boat.getByText('Ready')).toBeVisible()
  expect(films).toEqual([])

  await boat.getByRole('button', { name: 'Play' }).click()
  const time = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)
  await expect.poll(time).toBeGreaterThan(0.3)
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.muted)).toBe(false)
  await fox.getByRole('button', { name: 'Play' }).click()
  await expect(page.locator('video')).toHaveCount(1)
  await expect(fox.locator('video')).toBeFocused()
  await expect.poll(time).toBeGreaterThan(0.3)

  const id = await fox.getAttribute('data-generation-id')
  const download = page.waitForEvent('download')
  await fox.getByRole('link', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe(`雪地里的红狐-${id?.slice(0, 8)}.mp4`)
  await page.context().close()
})

test('the page of a clip has its player, its recipe and its times, and leads back to the same place', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.goto('/wall')
  await page.getByRole('link', { name: 'A paper boat on a pond' }).click()
  await expect(page).toHaveTitle(/^A paper boat on a pond/)
  const recipe = page.getByRole('region', { name: 'Recipe', exact: true })
  await expect(recipe).toContainText('Text to video')
  await expect(recipe).toContainText('Standard 720p')
  await expect(page.getByRole('region', { name: 'Clip' })).toContainText('720 × 720')
  await expect(page.getByRole('region', { name: 'Times' })).toContainText('Accepted')
  await page.getByRole('button', { name: 'Play' }).click()
  const time = () => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime)
  await expect.poll(time).toBeGreaterThan(0.3)
  await page.goBack()
  await expect(page.getByRole('list', { name: 'Generations' })).toBeVisible()
  await expect(page.locator('video')).toHaveCount(0)
  await page.context().close()
})

test('an address of no generation says so', async ({ browser }) => {
  const page = await newPage(browser)
  const answer = await page.goto('/wall/00000000-0000-4000-8000-000000000000')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('This generation does not exist, or was deleted.')).toBeVisible()
  await page.getByRole('link', { name: 'Go to the wall' }).click()
  await expect(page.getByRole('list', { name: 'Generations' })).toBeVisible()
  await page.context().close()
})

test('a failure says why and what it cost, and a retry is another take', async ({ browser }) => {
  const page = await newPage(browser)
  await submit(page, 'Tall waterfall #fail')
  await page.goto('/wall')
  const failed = card(page, 'Tall waterfall #fail')
  await expect(failed).toHaveAttribute('data-status', 'failed', { timeout: 40_000 })
  await expect(failed).toContainText('The provider could not make this clip.')
  await expect(failed).toContainText('asked for by #fail')
  await expect(failed).toContainText('Refunded: net 0')

  await failed.getByRole('button', { name: 'Retry' }).click()
  await expect(failed).toHaveCount(2)
  await failed.getByRole('link', { name: 'Submitted again' }).click()
  await expect(page).toHaveURL(/\/wall\/.+/)
  await expect(page.getByRole('article')).toHaveAttribute('data-status', 'failed', { timeout: 40_000 })
  await page.getByRole('link', { name: 'Another take of an earlier generation' }).click()
  await expect(page.getByRole('link', { name: 'Another take of an earlier generation' })).toHaveCount(0)
  await page.context().close()
})

test('what is queued can be cancelled', async ({ browser }) => {
  const page = await newPage(browser)
  const full = {
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '15' },
    body: { error: { code: 'rate_limit' } },
  }
  await planFaults(stack.sandboxUrl, [{ on: 'submit', do: full }])
  await submit(page, 'Nothing will come of this')
  await page.goto('/wall')
  const queued = card(page, 'Nothing will come of this')
  // While it is being sent, which is over then, it is too late.
  await expect(queued).toContainText('The provider asked for a pause.')
  await queued.getByRole('button', { name: 'Cancel' }).click()
  await expect(queued).toHaveAttribute('data-status', 'cancelled')
  await expect(queued.getByRole('button', { name: 'Retry' })).toBeVisible()
  await expect(queued.getByRole('link', { name: 'Edit' })).toBeFocused()
  await page.context().close()
})

test('the change feed stops when all has settled, but for a look each minute, and while the tab is hidden', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.clock.install()
  const requests = watch(page, /./)
  const asked = watch(page, /^\/api\/changes$/)
  const answered = page.waitForResponse(/\/api\/changes/)
  await page.goto('/wall')
  // Until its first answer is taken in, and the code for that is there: the clock must not run away from a request.
  await (await answered).finished()
  await onceItRests(async () => requests.length)
  expect(asked).toHaveLength(1)
  await page.clock.runFor(50_000)
  expect(asked).toHaveLength(1)
  await page.clock.runFor(15_000)
  await expect.poll(() => asked.length).toBe(2)
  await setHidden(page, true)
  await page.clock.runFor(300_000)
  expect(asked).toHaveLength(2)
  await setHidden(page, false)
  await page.clock.runFor(1)
  await expect.poll(() => asked.length).toBe(3)
  await page.context().close()
})

test('a lost connection is said, and mended', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/wall')
  await page.route('**/api/changes*', (route) => route.abort())
  await setHidden(page, true)
  await setHidden(page, false)
  await expect(page.getByText('Reconnecting…')).toBeVisible()
  await page.unroute('**/api/changes*')
  await expect(page.getByText('Reconnecting…')).toHaveCount(0)
  await page.context().close()
})

test('new clips wait behind a pill while one looks further down', async ({ browser }) => {
  const page = await newPage(browser, { viewport: { width: 390, height: 500 } })
  const other = await newPage(browser)
  await page.goto('/wall')
  const boat = card(page, 'A paper boat on a pond')
  await page.mouse.move(200, 250)
  await page.mouse.wheel(0, 5000)
  // The wall has taken notice, and has come to rest.
  await expect(page).toHaveURL(/at=/)
  const before = await boat.boundingBox()

  await submit(other, 'Lighthouse in the fog')
  // Who asks while something else is just being written is told at the next look, which is a minute away.
  await expect(card(other, 'Lighthouse in the fog')).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await setHidden(page, true)
  await setHidden(page, false)
  const pill = page.getByRole('button', { name: '1 new' })
  await expect(pill).toBeVisible()
  expect(await boat.boundingBox()).toEqual(before)

  await pill.click()
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Lighthouse in the fog')
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await expect(pill).toHaveCount(0)
  await expect(card(page, 'Lighthouse in the fog')).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await Promise.all([page.context().close(), other.context().close()])
})

for (const locale of ['en', 'zh-CN'])
  test(`wall and detail have no accessibility violation, ${locale}, on a phone too`, async ({ browser }) => {
    const page = await newPage(browser, { locale })
    await page.goto('/wall')
    await expectNoViolationsInBothThemes(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoViolationsInBothThemes(page)
    const columns = await page
      .getByRole('article')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x))
    expect(new Set(columns.map(Math.round)).size).toBe(2)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByRole('link', { name: 'A paper boat on a pond' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'A paper boat on a pond' })).toBeAttached()
    await expect(page).toHaveTitle(/^A paper boat on a pond/)
    await expectNoViolationsInBothThemes(page)
    await page.context().close()
  })
