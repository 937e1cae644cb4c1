import { type Browser, type BrowserContextOptions, type CDPSession, expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { onceItRests } from './testing/once-it-rests.ts'
import { seedWall } from './testing/seed-wall.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

/** One wall for all: these tests look at it and change nothing. */
test.describe.configure({ mode: 'default' })

const CLIPS = 600

let stack: Stack

test.beforeAll(async () => {
  test.setTimeout(120_000)
  stack = await createStack({})
  await stack.start()
  await seedWall(stack.dataDir, CLIPS)
})
test.afterAll(() => stack.dispose())

/** The wall, and what it asks the media for from its first request on. */
async function openWall(browser: Browser, options: BrowserContextOptions = {}) {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en', viewport, ...options })
  const page = await context.newPage()
  const media: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/media/')) media.push(pathname)
  })
  await page.clock.install()
  await page.goto('/wall')
  await expect(page.getByRole('slider', { name: 'Go to a date' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  return { page, media }
}

const card = (page: Page, position: number) => page.locator(`[aria-posinset="${position}"]`)
const picture = (page: Page, position: number) => card(page, position).getByRole('button', { name: 'Play' })
/** The one frame of a sprite that is shown. */
const shown = (page: Page) => page.locator('[data-frame]')
const isSprite = (path: string) => path.endsWith('.jpg')

async function boxOf(page: Page, position: number) {
  const box = await picture(page, position).boundingBox()
  if (!box) throw new Error(`card ${position} is not drawn`)
  return box
}

/** Puts the pointer on a place along a picture, 0 to 1. */
async function point(page: Page, position: number, share: number): Promise<void> {
  const { x, y, width, height } = await boxOf(page, position)
  await page.mouse.move(x + width * share, y + height / 2)
}

/** The cards whose pictures are wholly in the window and below the bar. */
const inSight = (page: Page) =>
  page.locator('[aria-posinset]').evaluateAll((all) =>
    all.flatMap((one) => {
      const box = one.querySelector('[data-sprite]')?.getBoundingClientRect()
      if (!box || box.top <= 60 || box.bottom >= window.innerHeight) return []
      const { left, top, width, height } = box
      return { position: Number(one.getAttribute('aria-posinset')), left, width, middle: top + height / 2 }
    }),
  )

/** The same, once they stand still: a scroll under way ends what is looked through, and rows may move a little as cards come. */
const atRest = (page: Page) => onceItRests(() => inSight(page), 200)

test('500 clips are scrolled past and looked through without a byte of video, and one plays at a time', async ({
  browser,
}) => {
  // Two thousand moves and looks, each of which takes five times as long on a machine with other work to do.
  test.setTimeout(300_000)
  // Tall, for every scroll ends in a rest.
  const { page, media } = await openWall(browser, { viewport: { width: 1440, height: 1800 } })
  const done = new Set<number>()
  while (done.size < 500) {
    for (const { position, left, width, middle } of await atRest(page)) {
      if (done.has(position)) continue
      await page.mouse.move(left + width * 0.1, middle)
      await page.clock.fastForward(150)
      await page.mouse.move(left + width * 0.9, middle)
      // The page itself looks out for it: 500 times the pause between two looks from here would be most of a minute.
      await card(page, position).locator('[data-frame="21"], [data-frame="22"]').waitFor({ state: 'attached' })
      done.add(position)
    }
    await page.evaluate(() => window.scrollBy(0, 1300))
    await page.clock.runFor(300)
  }
  expect(media.filter((path) => !isSprite(path))).toEqual([])
  // 24 posters in two sizes and 24 sprites stand for all.
  expect(new Set(media).size).toBeLessThanOrEqual(72)

  const [first = 0, second = 0] = (await atRest(page)).map(({ position }) => position)
  await picture(page, first).click()
  await expect(page.locator('video')).toHaveCount(1)
  await picture(page, second).click()
  await expect(card(page, second).locator('video')).toHaveCount(1)
  await expect(page.locator('video')).toHaveCount(1)
  await page.context().close()
})

test('the sprite is asked for once a pointer has stayed for 150 ms, and nothing after it', async ({ browser }) => {
  const { page, media } = await openWall(browser)
  await page.clock.pauseAt(Date.now() + 60_000)
  const before = media.length
  await point(page, 3, 0.5)
  await page.clock.runFor(149)
  await point(page, 3, 0.42)
  expect(media.length).toBe(before)
  await page.clock.runFor(1)
  await expect(shown(page)).toHaveAttribute('data-frame', '10')
  await expect(picture(page, 3).locator(shown(page))).toHaveCount(1)
  for (const [share, frame] of [
    [0.01, '0'],
    [0.5, '12'],
    [0.99, '24'],
  ] as const) {
    await point(page, 3, share)
    await expect(shown(page)).toHaveAttribute('data-frame', frame)
  }
  expect(media.slice(before)).toEqual([await picture(page, 3).getAttribute('data-sprite')])

  await page.mouse.move(2, 300)
  await expect(shown(page)).toHaveCount(0)
  // Passing over pictures is no interest in them.
  for (const position of [1, 2, 4]) await point(page, position, 0.5)
  await page.mouse.move(2, 300)
  await page.clock.runFor(1_000)
  expect(media.length).toBe(before + 1)
  await page.context().close()
})

test('keys look through the clip that has the focus, and the arrows still lead from card to card', async ({
  browser,
}) => {
  const { page } = await openWall(browser)
  await card(page, 1).focus()
  await page.keyboard.press('.')
  await page.keyboard.press('.')
  await expect(picture(page, 1).locator(shown(page))).toHaveAttribute('data-frame', '1')
  await page.keyboard.press(',')
  await expect(shown(page)).toHaveAttribute('data-frame', '0')
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 2)).toBeFocused()
  await expect(shown(page)).toHaveCount(0)

  await page.keyboard.press('Tab')
  await expect(picture(page, 2)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(picture(page, 2).locator(shown(page))).toHaveAttribute('data-frame', '24')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('status').filter({ hasText: '24 of 25' })).toBeAttached()
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await expect(shown(page)).toHaveCount(0)
  await expect(picture(page, 2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[aria-posinset]:focus')).not.toHaveAttribute('aria-posinset', '2')

  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('Step through it without playing')).toBeVisible()
  await page.context().close()
})

/** Touches with one finger as a screen reports it. */
async function touch(screen: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) {
  await screen.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
}

test('a held finger looks through a clip, a swipe scrolls, and a tap plays', async ({ browser }) => {
  const { page, media } = await openWall(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const screen = await page.context().newCDPSession(page)
  const { x, y, width, height } = await boxOf(page, 3)
  const middle = y + height / 2
  await touch(screen, 'touchStart', x + width * 0.1, middle)
  await page.clock.runFor(350)
  await expect(picture(page, 3).locator(shown(page))).toHaveAttribute('data-frame', '2')
  for (const share of [0.3, 0.5, 0.7, 0.9]) await touch(screen, 'touchMove', x + width * share, middle + 4)
  await expect(shown(page)).toHaveAttribute('data-frame', '22')
  await touch(screen, 'touchEnd')
  await expect(shown(page)).toHaveCount(0)
  await expect(page.locator('video')).toHaveCount(0)
  expect(await page.evaluate(() => scrollY)).toBe(0)
  const looked = media.length

  await touch(screen, 'touchStart', x + width / 2, middle)
  for (let step = 1; step <= 10; step += 1) await touch(screen, 'touchMove', x + width / 2, middle - step * 25)
  await touch(screen, 'touchEnd')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(150)
  await page.clock.runFor(1_000)
  await expect(shown(page)).toHaveCount(0)
  expect(media.slice(looked).filter((path) => !isSprite(path))).toEqual([])

  const [first = 0] = (await atRest(page)).map(({ position }) => position)
  await picture(page, first).tap()
  await expect(card(page, first).locator('video')).toHaveCount(1)
  await page.context().close()
})
