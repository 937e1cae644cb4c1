import { type Browser, type BrowserContextOptions, devices, expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { onceItRests } from './testing/once-it-rests.ts'
import { seedWall } from './testing/seed-wall.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

/** One wall for all, higher than Firefox lays out an element: these tests look at it and change nothing. */
test.describe.configure({ mode: 'default' })

const CLIPS = 100_000

let stack: Stack

test.beforeAll(async () => {
  test.setTimeout(240_000)
  stack = await createStack({})
  await stack.start()
  await seedWall(stack.dataDir, CLIPS)
})
test.afterAll(() => stack.dispose())

async function openWall(browser: Browser, options: BrowserContextOptions = {}, path = '/wall'): Promise<Page> {
  const context = await browser.newContext({
    baseURL: stack.url,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  await page.goto(path)
  await expect(cards(page).first()).toBeVisible()
  return page
}

const cards = (page: Page) => page.locator('[aria-posinset]')
/** A card by its number from the newest. */
const card = (page: Page, position: number) => page.locator(`[aria-posinset="${position}"]`)
const everyLoaded = (images: (HTMLElement | SVGElement)[]) =>
  images.every((image) => image instanceof HTMLImageElement && image.complete)
const scrubber = (page: Page) => page.getByRole('slider', { name: 'Go to a date' })

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
/** A date as the wall names it. */
const dateName = (date: Date) =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)

/** The promise, wherever on the wall one is. */
async function expectLight(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Generations' })
  const drawn = await list.evaluate((element) => ({
    elements: element.querySelectorAll('*').length,
    images: element.querySelectorAll('img').length,
  }))
  expect(drawn.elements).toBeLessThanOrEqual(600)
  expect(drawn.images).toBeLessThanOrEqual(40)
}

/** Where the card that the address names is in the window. */
async function placeOnScreen(page: Page): Promise<{ position: string | null; y: number }> {
  const seen = await cards(page).evaluateAll((all) => {
    const inSight = all.find((one) => one.getBoundingClientRect().top > 60)
    return { position: inSight?.getAttribute('aria-posinset') ?? null, y: inSight?.getBoundingClientRect().top ?? -1 }
  })
  return seen
}

test('a wall of 100,000 is light at its top and at its last clip, and keeps its place on reload and on the way back', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const media: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/media/')) media.push(request.url())
  })
  await page.goto('/wall')
  await expect(scrubber(page)).toBeVisible()
  await expectLight(page)
  expect(media.length).toBeLessThanOrEqual(30)

  await page.keyboard.press('End')
  await expect(card(page, CLIPS)).toBeInViewport()
  await expectLight(page)
  const address = () => new URL(page.url()).searchParams.get('at')
  await expect.poll(address).toMatch(/\.\d+$/)
  const end = address()

  await page.mouse.move(400, 500)
  await page.mouse.wheel(0, -2_345)
  await expect(card(page, CLIPS)).not.toBeInViewport()
  await expect.poll(async () => (await placeOnScreen(page)).position).not.toBeNull()
  // The address is written when the scrolling rests.
  await expect.poll(address).not.toBe(end)
  const before = await onceItRests(() => placeOnScreen(page))
  await page.reload()
  await expect(card(page, Number(before.position))).toBeInViewport()
  await expect.poll(async () => Math.abs((await placeOnScreen(page)).y - before.y)).toBeLessThan(4)
  await expectLight(page)

  // By the page itself: Playwright's click would first scroll to a link that is not wholly in sight.
  await card(page, Number(before.position))
    .getByRole('link')
    .first()
    .evaluate((link: HTMLElement) => {
      link.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
      link.click()
    })
  await expect(page).toHaveURL(/\/wall\/[0-9a-f-]+$/)
  await page.goBack()
  await expect(card(page, Number(before.position))).toBeInViewport()
  await expect.poll(async () => Math.abs((await placeOnScreen(page)).y - before.y)).toBeLessThan(4)
  expect(media.filter((url) => url.includes('.mp4'))).toEqual([])
  await context.close()
})

test('a date is reached with the scrubber, dragged or by keys, and by an address', async ({ browser }) => {
  const page = await openWall(browser)
  await scrubber(page).focus()
  const shown = await scrubber(page).getAttribute('aria-valuetext')
  expect(shown).toBe('Yesterday')
  await page.keyboard.press('ArrowDown')
  const before = dateName(daysAgo(2))
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', before)
  await expect(page.getByRole('heading', { name: before })).toBeInViewport()
  await page.keyboard.press('PageDown')
  await expect(scrubber(page)).not.toHaveAttribute('aria-valuetext', before)
  await expect(page.locator('[aria-posinset][tabindex="0"]')).toBeInViewport()
  await page.keyboard.press('End')
  await expect(card(page, CLIPS)).toBeInViewport()

  const handle = await scrubber(page).boundingBox()
  await page.mouse.move((handle?.x ?? 0) + 12, (handle?.y ?? 0) + 8)
  await page.mouse.down()
  await page.mouse.move((handle?.x ?? 0) + 12, 450, { steps: 12 })
  await page.mouse.up()
  await expect(scrubber(page)).toHaveAttribute('aria-valuenow', /^(4|5)\d$/)
  await expect.poll(async () => Number((await placeOnScreen(page)).position)).toBeGreaterThan(CLIPS * 0.3)
  await expectLight(page)
  await expectNoViolations(page)

  await page.goto(`/wall?at=${daysAgo(40).toISOString().slice(0, 10)}`)
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', dateName(daysAgo(40)))
  await page.context().close()
})

test('arrow keys go from clip to clip, Home and End to the newest and the last, Space plays, Enter opens, and Tab stops at one', async ({
  browser,
}) => {
  const page = await openWall(browser)
  await expect(scrubber(page)).toBeVisible()
  await card(page, 1).focus()
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const below = page.locator('[aria-posinset]:focus')
  const [first, second] = [await card(page, 1).boundingBox(), await below.boundingBox()]
  expect(second?.y ?? 0).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowDown')
  await expect(below).toBeInViewport()
  await page.keyboard.press('End')
  await expect(card(page, CLIPS)).toBeFocused()
  await expect(card(page, CLIPS)).toBeInViewport()
  await page.keyboard.press('Tab')
  await expect(card(page, CLIPS).getByRole('button', { name: 'Play' })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(card(page, 1)).toBeFocused()
  const place = () => page.evaluate(() => window.scrollY)
  const before = await onceItRests(place)
  await page.keyboard.press('Space')
  await expect(card(page, 1).locator('video')).toBeVisible()
  expect(await onceItRests(place)).toBe(before)
  await card(page, 2).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/wall\/[0-9a-f-]+$/)
  await page.goBack()
  await expect(card(page, 1)).toBeInViewport()
  expect(await page.locator('[aria-posinset][tabindex="0"]').count()).toBe(1)
  await page.context().close()
})

test('who scrolls away while the cards that a key leads to are on their way is not pulled back', async ({
  browser,
}) => {
  const page = await openWall(browser)
  await expect(scrubber(page)).toBeVisible()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/api/generations?**', async (route) => {
    await released
    await route.continue()
  })
  await card(page, 1).focus()
  await page.keyboard.press('End')
  await expect(scrubber(page)).toHaveAttribute('aria-valuenow', '100')
  const place = () => page.evaluate(() => window.scrollY)
  const end = await onceItRests(place)
  await page.mouse.move(400, 500)
  await page.mouse.wheel(0, -3_000)
  await expect.poll(place).toBeLessThan(end - 2_000)
  const left = await onceItRests(place)
  expect(left).toBeLessThan(end - 2_000)
  release()
  await expect(cards(page).first()).toBeVisible()
  expect(Math.abs((await onceItRests(place)) - left)).toBeLessThan(2_000)
  await page.context().close()
})

test('on a phone the last of 100,000 clips is reached by finger, in two columns', async ({ browser }) => {
  const page = await openWall(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await expect(scrubber(page)).toBeVisible()
  await expectLight(page)
  await expectNoViolations(page)
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await expect(card(page, CLIPS)).toBeInViewport()
  await expectLight(page)
  const columns = await cards(page).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().x)))
  expect(new Set(columns).size).toBe(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.context().close()
})

test('on a phone the cards are exactly where the server drew them', async ({ browser }) => {
  const places = async (javaScriptEnabled: boolean, drawn: string) => {
    const phone = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true, javaScriptEnabled }
    const page = await openWall(browser, phone)
    await expect(page.locator(drawn)).toHaveCount(1)
    return cards(page).evaluateAll((all) =>
      all.slice(0, 6).map((one) => {
        const { x, y, width, height } = one.querySelector('img')?.getBoundingClientRect() ?? new DOMRect()
        return [x, y, width, height]
      }),
    )
  }
  const byServer = await places(false, 'ul.wall-tiles')
  expect(await places(true, 'ul.relative > [aria-posinset="1"]')).toEqual(byServer)
})

test('on a phone a poster comes in the one size that it is shown in, also that of a card scrolled off', async ({
  browser,
}) => {
  const phone = devices['Pixel 7']
  const html = await (await openWall(browser, { ...phone, javaScriptEnabled: false })).content()
  // The small one, then the large one.
  const wide = [...html.matchAll(/srcset="(\S+) 480w, (\S+) 960w"/g)].map(([, small, large]) => ({ small, large }))
  expect(wide.length).toBeGreaterThan(8)

  const page = await openWall(browser, phone)
  await expect(scrubber(page)).toBeVisible()
  const fetched = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))
  await expect.poll(fetched).toContain(wide[0]?.small)
  for (let screens = 1; screens <= 6; screens += 1) {
    await page.evaluate((many) => window.scrollTo(0, many * window.innerHeight), screens)
    await expect.poll(() => cards(page).locator('img').evaluateAll(everyLoaded)).toBe(true)
  }
  await expect(card(page, 1)).toHaveCount(0)
  const large = wide.map((poster) => poster.large)
  expect((await fetched()).filter((path) => large.includes(path))).toEqual([])
  await page.context().close()
})

test('on a phone no more cards are asked for before one scrolls, and what nobody said needs no schema', async ({
  browser,
}) => {
  const page = await openWall(browser, { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true })
  const asked = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))
  // The first look of all at a change feed that has just begun has everything fetched anew.
  await expect.poll(asked).toContain('/api/changes')
  await page.reload()
  await expect(scrubber(page)).toBeVisible()
  await expect.poll(asked).toContain('/api/news')
  expect(await asked()).not.toContain('/api/generations')
  const scripts = (await asked()).filter((path) => path.endsWith('.js'))
  const texts = await Promise.all(scripts.map(async (path) => (await page.request.get(path)).text()))
  // What every schema of zod has.
  expect(texts.filter((text) => text.includes('~standard'))).toEqual([])
  await page.evaluate(() => window.scrollTo(0, 3 * window.innerHeight))
  await expect.poll(asked).toContain('/api/generations')
  await page.context().close()
})
