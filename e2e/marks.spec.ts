import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { seedWall } from './testing/seed-wall.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

/** One wall for all: each test has days of its own on it, and goes there by its address. */
test.describe.configure({ mode: 'default' })

const CLIPS = 3000
/** What others do may be told after the sprites of all seeded clips, which are news as well. */
const SOON = { timeout: 40_000 }

let stack: Stack

test.beforeAll(async () => {
  test.setTimeout(120_000)
  stack = await createStack({})
  await stack.start()
  await seedWall(stack.dataDir, CLIPS)
})
test.afterAll(() => stack.dispose())

const card = (page: Page, position: number) => page.locator(`[aria-posinset="${position}"]`)
const check = (page: Page, position: number) => card(page, position).getByRole('button', { name: 'Select' })
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })
/** Has a page that nothing is under way on ask now what changed; it would within a minute. */
const wake = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))
const total = (page: Page) => page.locator('[aria-setsize]').first()

async function open(page: Page, path = '/wall'): Promise<void> {
  await page.goto(`${stack.url}${path}`)
  // Comes with the keys.
  await expect(page.getByRole('button', { name: 'Select' }).first()).toBeAttached()
}

test('keys rate, pick and reject the card in focus, everybody sees it, and it is there after a reload', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await open(other)
  await open(page)
  await card(page, 1).focus()
  await page.keyboard.press('4')
  await expect(card(page, 1)).toContainText('Rated 4 of 5')
  await page.keyboard.press('p')
  await expect(card(page, 1)).toContainText('Picked')
  await page.keyboard.press('x')
  await expect(card(page, 1)).toContainText('Rejected')
  await page.keyboard.press('u')
  await expect(card(page, 1)).not.toContainText('Rejected')
  await expectNoViolations(page)
  await other.bringToFront()
  await expect
    .poll(async () => {
      await wake(other)
      return card(other, 1).textContent()
    }, SOON)
    .toContain('Rated 4 of 5')
  await page.reload()
  await expect(card(page, 1)).toContainText('Rated 4 of 5')
  await expect(page.getByRole('button', { name: 'Select' }).first()).toBeAttached()
  await card(page, 1).focus()
  await page.keyboard.press('0')
  await expect(card(page, 1)).not.toContainText('Rated')
})

test('what the server does not take goes back, with a sentence', async ({ page }) => {
  await open(page)
  await card(page, 2).focus()
  const saved = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.keyboard.press('3')
  await saved
  await expect(card(page, 2)).toContainText('Rated 3 of 5')
  await page.route(
    ({ pathname }) => pathname === '/wall',
    (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()),
  )
  await page.keyboard.press('5')
  await expect(page.getByRole('alert').filter({ hasText: 'try again in a moment' })).toBeAttached()
  await expect(card(page, 2)).toContainText('Rated 3 of 5')
})

test('a clip’s page has its rating, tags and project, by mouse and by key', async ({ page }) => {
  await open(page)
  await card(page, 3).getByRole('link').first().click()
  const panel = page.getByRole('region', { name: 'The team’s marks' })
  await panel.getByRole('button', { name: '5 stars' }).click()
  await expect(panel.getByRole('button', { name: '5 stars' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('x')
  await expect(panel.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-pressed', 'true')
  await panel.getByLabel('Add a tag').fill('  雨夜  Neon ')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('list', { name: 'Tags' })).toContainText('雨夜 Neon')
  await panel.getByRole('button', { name: 'New project' }).click()
  await page.keyboard.type('Harbour film')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('combobox', { name: 'Project', exact: true })).toHaveValue(/.+/)
  await expect(panel.getByRole('combobox', { name: 'Project', exact: true })).toBeFocused()
  await expectNoViolations(page)
  await page.reload()
  await expect(panel.getByRole('combobox', { name: 'Project', exact: true }).locator('option:checked')).toHaveText(
    'Harbour film',
  )
  await expect(panel.getByRole('button', { name: '5 stars' })).toHaveAttribute('aria-pressed', 'true')
  await panel.getByRole('button', { name: 'Remove tag 雨夜 Neon' }).click()
  await expect(panel.getByRole('list', { name: 'Tags' })).toHaveCount(0)
})

test('a project is deleted once it was said what that means, and its clips stay', async ({ page }) => {
  await open(page)
  await page.goto(`${stack.url}/wall/${await card(page, 4).getAttribute('data-id')}`)
  const panel = page.getByRole('region', { name: 'The team’s marks' })
  const chooser = panel.getByRole('combobox', { name: 'Project', exact: true })
  await panel.getByRole('button', { name: 'New project' }).click()
  await page.keyboard.type('Winter film')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Rename' }).click()
  await panel.getByRole('button', { name: 'Delete project' }).click()
  const question = page.getByRole('dialog', { name: 'Delete “Winter film”?' })
  await expect(question).toContainText('Its clips stay')
  await expectNoViolations(page)
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(panel.getByRole('button', { name: 'Delete project' })).toBeFocused()
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Delete project' }).click()
  await expect(chooser).toBeFocused()
  await page.reload()
  await expect(chooser.locator('option:checked')).toHaveText('No project')
  await expect(chooser.getByRole('option', { name: 'Winter film' })).toHaveCount(0)
})

test('Shift selects a range whose middle was never drawn; one key marks all of it, and Escape lets go', async ({
  page,
}) => {
  await open(page)
  await check(page, 5).click()
  await expect(bar(page).getByRole('status')).toHaveText('1 selected')
  await page.mouse.wheel(0, 12_000)
  // The card with the focus stays drawn, and is the first one.
  const lastDrawn = page.locator('[aria-posinset]:has([data-check])').last()
  await expect.poll(async () => Number(await lastDrawn.getAttribute('aria-posinset'))).toBeGreaterThan(100)
  await lastDrawn.scrollIntoViewIfNeeded()
  const far = Number(await lastDrawn.getAttribute('aria-posinset'))
  await check(page, far).click({ modifiers: ['Shift'] })
  await expect(bar(page).getByRole('status')).toHaveText(`${far - 4} selected`)
  await expectNoViolations(page)
  await page.keyboard.press('2')
  await expect(card(page, far)).toContainText('Rated 2 of 5')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await page.goto(`${stack.url}/wall`)
  await expect(card(page, 6)).toContainText('Rated 2 of 5')
  await expect(card(page, 4)).not.toContainText('Rated')
})

test('the keyboard alone selects a range, and more than 500 at once are refused with a sentence', async ({ page }) => {
  await open(page)
  await card(page, 1).focus()
  await page.keyboard.press('s')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+S')
  await expect(bar(page).getByRole('status')).toHaveText('3 selected')
  await page.keyboard.press('End')
  await expect(card(page, CLIPS)).toBeFocused()
  await page.keyboard.press('Shift+S')
  await expect(page.getByRole('alert').filter({ hasText: 'more than 500 at once' })).toBeAttached()
  await expect(bar(page).getByRole('status')).toHaveText('3 selected')
})

test('deleted clips are gone everywhere at once, and Undo and the page of deleted ones bring them back', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await open(other)
  await open(page)
  const gone = await card(page, 8).getAttribute('data-id')
  const after = await card(page, 10).getAttribute('data-id')
  await check(page, 8).click()
  await check(page, 9).click({ modifiers: ['Shift'] })
  await expect(bar(page).getByRole('status')).toHaveText('2 selected')
  await bar(page).getByRole('button', { name: 'Delete' }).click()
  await expect(total(page)).toHaveAttribute('aria-setsize', String(CLIPS - 2))
  await expect(card(page, 8)).toHaveAttribute('data-id', String(after))
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await expectNoViolations(page)
  await other.bringToFront()
  await expect
    .poll(async () => {
      await wake(other)
      return total(other).getAttribute('aria-setsize')
    }, SOON)
    .toBe(String(CLIPS - 2))
  expect((await page.request.get(`${stack.url}/wall/${gone}`)).status()).toBe(404)

  await page.bringToFront()
  await page.keyboard.press('Enter')
  await expect(total(page)).toHaveAttribute('aria-setsize', String(CLIPS))
  await expect(card(page, 8)).toHaveAttribute('data-id', String(gone))
  await expect(card(page, 8)).toBeFocused()

  await card(page, 8).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page).toHaveURL(`${stack.url}/wall`)
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(page.locator('#wall')).toBeFocused()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('link', { name: 'Recently deleted' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('Nothing was deleted lately.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the wall' }).click()
  await expect(card(page, 8)).toHaveAttribute('data-id', String(gone))
})

test('the selection comes as one ZIP with a manifest, as links, and side by side', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stack.url })
  await open(page)
  await check(page, 12).click()
  await check(page, 14).click({ modifiers: ['Shift'] })
  await expect(bar(page).getByRole('status')).toHaveText('3 selected')
  const coming = page.waitForEvent('download')
  await bar(page).getByRole('button', { name: 'Download ZIP' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^inbetween-\d{4}-\d\d-\d\d-3\.zip$/)
  const zip = await readFile(await download.path())
  // The end of an archive: how many files it holds.
  expect([zip.readUInt32LE(zip.length - 22), zip.readUInt16LE(zip.length - 12)]).toEqual([0x0605_4b50, 4])
  const ids = await Promise.all([12, 13, 14].map((position) => card(page, position).getAttribute('data-id')))
  const manifest = zip.toString('utf8', zip.indexOf('{\n'), zip.indexOf('\n}\n') + 2)
  const { generations } = JSON.parse(manifest)
  expect(generations.map((one: { id: string }) => one.id)).toEqual(ids)
  expect(generations[0].file).toMatch(/\.mp4$/)

  await bar(page).getByRole('button', { name: 'Copy links' }).click()
  await expect(page.getByRole('status').filter({ hasText: '3 links copied.' })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    ids.map((id) => `${stack.url}/wall/${id}`).join('\n'),
  )
  await bar(page).getByRole('button', { name: 'Tags and project' }).click()
  await expect(page.getByRole('dialog').getByLabel('Add a tag')).toBeVisible()
  // At once: it goes by itself.
  expect(await page.getByRole('dialog').getByText('3 links copied.').count()).toBe(0)
  await page.keyboard.press('Escape')

  await expect(bar(page).getByRole('link', { name: 'One by one' })).toHaveAttribute('href', `/wall/cull?ids=${ids}`)
  await bar(page).getByRole('link', { name: 'Compare side by side' }).click()
  await expect(page).toHaveURL(`${stack.url}/wall/compare?ids=${ids}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('what a clip is judged with stands in one place in the window, whatever the shape of the clip', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  const known: { generations: { id: string; recipe: { aspectRatio: string } }[] } = await (
    await page.request.get(`${stack.url}/api/generations`)
  ).json()
  const ids = ['16:9', '1:1', '9:16'].map(
    (ratio) => known.generations.find(({ recipe }) => recipe.aspectRatio === ratio)?.id,
  )
  await page.goto(`${stack.url}/wall/cull?ids=${ids}`)
  const places: unknown[] = []
  for (const number of [1, 2, 3]) {
    await expect(page.getByText(`${number} of 3`, { exact: true })).toBeVisible()
    // All that the bar of a player will ever say stands there.
    await expect(page.getByRole('group', { name: 'Player' })).toContainText('fps')
    for (const name of ['Reject', 'Pick', '1 star', '5 stars']) {
      const button = page.getByRole('button', { name, exact: true })
      await expect(button).toBeInViewport({ ratio: 1 })
      places.push(await button.boundingBox())
    }
    await page.keyboard.press('ArrowRight')
  }
  expect(places.slice(4)).toEqual([...places.slice(0, 4), ...places.slice(0, 4)])

  // Whoever comes back, or whose phone has dropped the page, goes on where they were.
  await expect(page.getByText('You have seen all 3 clips.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('You have seen all 3 clips.')).toBeVisible()
  await page.getByRole('button', { name: 'From the beginning' }).click()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('link', { name: 'Studio', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Studio' })).toBeAttached()
  await page.goBack()
  await expect(page.getByText('2 of 3', { exact: true })).toBeVisible()
})
