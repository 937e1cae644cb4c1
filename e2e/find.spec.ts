import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { seedWall } from './testing/seed-wall.ts'
import { createStack, QUICK, type Stack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test.describe.configure({ mode: 'default' })

/** Of each of the seven prompts 100; one in five is Pro. */
const CLIPS = 700

let stack: Stack

test.beforeAll(async () => {
  test.setTimeout(240_000)
  stack = await createStack({ ...QUICK, SANDBOX_RUN_MS: '2500' })
  await stack.start()
  await seedWall(stack.dataDir, CLIPS)
})
test.afterAll(() => stack.dispose())

async function openWall(browser: Browser, path = '/wall', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: stack.url,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search prompts' })
const filters = (page: Page) => page.getByRole('button', { name: 'Filters' })
const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' }).getByRole('link')
const cards = (page: Page) => page.locator('[aria-posinset]')
const left = (page: Page, count: number) => page.getByText(new RegExp(`^${count} clips?$`))

test('finds words of Chinese and English as one types, by keys alone, and goes back', async ({ browser }) => {
  const page = await openWall(browser)
  await expect(filters(page)).toBeVisible()
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('霓虹')
  await expect(left(page, 100)).toBeVisible()
  await expect(page).toHaveURL(`/wall?q=${encodeURIComponent('霓虹')}`)
  await expect(cards(page).first()).toContainText('雨夜的霓虹街道')
  await expect(cards(page).first()).toHaveAttribute('aria-setsize', '100')
  await expectNoViolations(page)

  await field(page).fill('')
  await field(page).pressSequentially('red fox snow birches', { delay: 30 })
  await expect(page).toHaveURL('/wall?q=red+fox+snow+birches')
  await expect(field(page)).toHaveValue('red fox snow birches')
  await expect(cards(page).first()).toContainText('A red fox trots')
  // One visit to the field is one step back.
  await page.goBack()
  await expect(page).toHaveURL('/wall')
  await expect(field(page)).toHaveValue('')
  await expect(cards(page).first()).toHaveAttribute('aria-setsize', '700')
  await page.goForward()
  await expect(field(page)).toHaveValue('red fox snow birches')
  await expect(left(page, 100)).toBeVisible()

  await cards(page).first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Back to the wall' }).click()
  await expect(page).toHaveURL('/wall?q=red+fox+snow+birches')
  await expect(left(page, 100)).toBeVisible()
})

test('narrows by what is chosen, in the address, and gives back part by part', async ({ browser }) => {
  const page = await openWall(browser)
  await filters(page).click()
  const panel = page.getByRole('dialog', { name: 'Filters' })
  await panel.getByRole('checkbox', { name: 'Pro 1080p' }).check()
  await expect(left(page, 140)).toBeVisible()
  await panel.getByRole('checkbox', { name: '9:16' }).check()
  await panel.getByRole('checkbox', { name: '1:1' }).check()
  await expect(page).toHaveURL('/wall?mode=pro&ratio=9%3A16&ratio=1%3A1')
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await expect(filters(page)).toBeFocused()
  await expect(chips(page)).toHaveText(['Pro 1080p', '9:16', '1:1'])
  // At a zoom of 200 % it ends within the page, before the room of the scroll bar.
  await page.setViewportSize({ width: 720, height: 450 })
  await filters(page).click()
  const rightOf = (of: Locator) => of.evaluate((element) => element.getBoundingClientRect().right)
  expect(await rightOf(panel)).toBeLessThan(await rightOf(page.locator('body')))
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.reload()
  await expect(filters(page)).toBeVisible()
  await expect(chips(page)).toHaveText(['Pro 1080p', '9:16', '1:1'])
  await page.getByRole('link', { name: 'Remove filter: 9:16' }).click()
  await expect(page).toHaveURL('/wall?mode=pro&ratio=1%3A1')
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(page).toHaveURL('/wall')
  await expect(filters(page)).toBeFocused()
  await expect(cards(page).first()).toHaveAttribute('aria-setsize', '700')
})

test('keeps a view under a name for everybody: saved, opened, renamed, deleted and brought back', async ({
  browser,
}) => {
  const page = await openWall(browser, '/wall?q=fox&mode=pro')
  const openViews = async (on: Page) => {
    await filters(on).click()
    await on.getByRole('button', { name: 'Saved views…' }).click()
    return on.getByRole('dialog', { name: 'Saved views' })
  }
  const dialog = await openViews(page)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Foxes for print')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(dialog.getByText('“fox” · Pro 1080p')).toHaveCount(2)
  await expectNoViolations(page)

  const other = await openWall(browser)
  const theirs = await openViews(other)
  await theirs.getByRole('button', { name: 'Open “Foxes for print”' }).click()
  await expect(other).toHaveURL('/wall?q=fox&mode=pro')
  await expect(left(other, 20)).toBeVisible()
  await expect(field(other)).toHaveValue('fox')

  await dialog.getByRole('button', { name: 'Rename “Foxes for print”' }).click()
  await page.keyboard.type('Foxes')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Delete “Foxes”' }).click()
  await expect(dialog.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Rename “Foxes”' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(filters(page)).toBeFocused()
})

test('is a window onto what is left too: to its end, and at a place of the address', async ({ browser }) => {
  const page = await openWall(browser, '/wall?mode=pro')
  await expect(page.getByRole('slider', { name: 'Go to a date' })).toBeVisible()
  await cards(page).first().focus()
  await page.keyboard.press('End')
  const last = page.locator('[aria-posinset="140"]')
  await expect(last).toBeFocused()
  await expect(last).toContainText('1080p')
  await expect(page).toHaveURL(/mode=pro&at=/)
  await page.reload()
  await expect(last).toBeVisible()
  await expect(page.getByRole('list', { name: 'Generations' }).getByText('720p')).toHaveCount(0)
  // Also where the window is made lower since: nothing tells of it but the window.
  await page.setViewportSize({ width: 1440, height: 400 })
  await page.mouse.move(600, 200)
  // The first turn of the wheel may come before the window's word.
  await expect(async () => {
    await page.mouse.wheel(0, 1_000_000)
    await expect(last.getByText('1080p')).toBeInViewport({ timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
})

test('says when nothing is left, and what to do, on a phone as well', async ({ browser }) => {
  const page = await openWall(browser, '/wall?q=zeppelin&from=2026-01-01', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: 'dark',
  })
  await expect(page.getByRole('heading', { name: 'No clips match' })).toBeVisible()
  await expect(field(page)).toHaveValue('zeppelin')
  await filters(page).tap()
  await expect(page.getByRole('dialog', { name: 'Filters' }).getByLabel('From')).toHaveValue('2026-01-01')
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Show all' }).tap()
  await expect(page).toHaveURL('/wall')
  await expect(field(page)).toHaveValue('')
})

test('follows what happens: what comes to match appears, what no longer does leaves', async ({ browser }) => {
  test.setTimeout(90_000)
  const prompt = 'A zeppelin over the lake'
  const ready = await openWall(browser, '/wall?q=zeppelin&state=ready')
  await expect(ready.getByRole('heading', { name: 'No clips match' })).toBeVisible()
  const studio = await openWall(browser, '/')
  await submitPrompt(studio, prompt)
  const waiting = await openWall(browser, '/wall?q=zeppelin&state=queued&state=submitting&state=running&state=saving')
  await expect(cardOf(waiting, prompt)).toBeVisible()
  // A wall on which nothing happens looks once a minute: a network that came back has it look at once.
  await ready.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(cardOf(ready, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 45_000 })
  await expect(left(ready, 1)).toBeVisible()
  await expect(waiting.getByRole('heading', { name: 'No clips match' })).toBeVisible({ timeout: 20_000 })
})

test('keeps the letters that were typed before the page came alive', async ({ browser }) => {
  const page = await openWall(browser, '/wall', { javaScriptEnabled: false })
  await field(page).fill('清晨的茶园')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/wall?q=${encodeURIComponent('清晨的茶园')}`)
  await expect(page.getByText('清晨的茶园').first()).toBeVisible()
})
