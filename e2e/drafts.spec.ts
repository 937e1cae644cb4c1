import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { stillFile } from './testing/pictures.ts'
import { test } from './testing/test.ts'

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const slot = (page: Page) => page.getByRole('region', { name: 'First frame' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Drafts' })
const rows = (page: Page) => dialog(page).getByRole('listitem')
const drafts = (page: Page) => page.getByRole('button', { name: 'Drafts', exact: true })

async function open(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
}

test('two tabs have a draft each, and what a closed one leaves is opened by keyboard, images included', async ({
  page,
  context,
}) => {
  await open(page)
  await prompt(page).fill('Of the first tab')
  await slot(page)
    .locator('input[type=file]')
    .setInputFiles(await stillFile('dawn.png', 30, 640, 360))
  await expect(slot(page).locator('[data-still] img')).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)

  const other = await context.newPage()
  await open(other)
  await expect(prompt(other)).toHaveValue('')
  await prompt(other).fill('Of the second tab')
  await prompt(page).fill('Of the first tab, at dawn')
  for (const tab of [page, other]) await tab.reload()
  await expect(prompt(page)).toHaveValue('Of the first tab, at dawn')
  await expect(prompt(other)).toHaveValue('Of the second tab')

  await drafts(other).click()
  await expect(rows(other).filter({ hasText: 'at dawn' })).toContainText('Open in another tab')
  await expectNoViolations(other)
  await other.keyboard.press('Escape')
  await page.goto('/wall')
  await page.goBack()
  await expect(prompt(page)).toHaveValue('Of the first tab, at dawn')
  await page.close()

  await drafts(other).press('Enter')
  const openIt = dialog(other).getByRole('button', { name: 'Open the draft “Of the first tab, at dawn”' })
  await openIt.press('Enter')
  await expect(dialog(other)).toBeHidden()
  await expect(prompt(other)).toHaveValue('Of the first tab, at dawn')
  await expect(slot(other).locator('[data-still] img')).toHaveJSProperty('naturalWidth', 640)

  const last = await context.newPage()
  await open(last)
  await expect(prompt(last)).toHaveValue('Of the second tab')
})

test('what was filled from a clip stays among the drafts once it has a name', async ({ page }) => {
  await open(page)
  await prompt(page).fill('A base look')
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = page.getByRole('article', { name: 'A base look' })
  await card.and(page.locator('[data-status=ready]')).waitFor()
  await page.goto(`/?from=${await card.getAttribute('data-generation-id')}`)
  await expect(prompt(page)).toHaveValue('A base look')
  await drafts(page).click()
  await dialog(page).getByRole('button', { name: 'Name of “A base look”' }).click()
  await page.keyboard.type('Base')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'New draft' }).click()
  await expect(prompt(page)).toHaveValue('')
  await drafts(page).click()
  await expect(rows(page).filter({ hasText: 'Base' })).toHaveCount(1)
})

test('a duplicated tab begins with a copy, and neither changes the other', async ({ page }) => {
  await open(page)
  await prompt(page).fill('Here twice')
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Here twice')
  const duplicated = page.waitForEvent('popup')
  await page.evaluate(() => void window.open('/'))
  const copy = await duplicated
  await expect(prompt(copy)).toHaveValue('Here twice')
  await expect(copy.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await drafts(copy).click()
  await expect(rows(copy)).toHaveCount(2)
  await copy.keyboard.press('Escape')
  await prompt(copy).fill('The copy')
  for (const tab of [copy, page]) await tab.reload()
  await expect(prompt(page)).toHaveValue('Here twice')
  await expect(prompt(copy)).toHaveValue('The copy')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('drafts are named, deleted and brought back, and the palette has them', async ({ page }) => {
    await open(page)
    await prompt(page).fill('A harbour')
    await page.getByRole('button', { name: 'New draft' }).tap()
    await expect(prompt(page)).toHaveValue('')
    await prompt(page).fill('A fox')
    await drafts(page).tap()
    await expect(rows(page)).toHaveCount(2)
    await dialog(page).getByRole('button', { name: 'Name of “A harbour”' }).tap()
    await page.keyboard.type('Harbour, take two')
    await page.keyboard.press('Enter')
    await dialog(page).getByRole('button', { name: 'Delete “A fox”' }).tap()
    await expect(rows(page)).toHaveCount(1)
    await dialog(page).getByRole('button', { name: 'Undo' }).tap()
    await expect(rows(page)).toHaveCount(2)
    await expectNoViolations(page)
    const box = await rows(page).first().boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390)
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+k')
    await page.keyboard.type('Harbour, take two')
    await page.keyboard.press('Enter')
    await expect(prompt(page)).toHaveValue('A harbour')
    await expect(page.getByText('Harbour, take two', { exact: true })).toBeVisible()
  })
})

test('a browser without room says so, and keeps again once there is some', async ({ page }) => {
  await open(page)
  await page.evaluate(() => {
    for (let size = 2_000_000; size >= 1; size = Math.floor(size / 2)) {
      for (let n = 0; ; n++) {
        try {
          localStorage.setItem(`junk ${size} ${n}`, 'x'.repeat(size))
        } catch {
          break
        }
      }
    }
  })
  await prompt(page).fill('There is no room for this')
  await expect(page.getByText('This browser has no room left')).toBeVisible()
  await page.evaluate(() => localStorage.clear())
  await prompt(page).fill('There is room for this')
  await expect(page.getByText('This browser has no room left')).toBeHidden()
  await page.reload()
  await expect(prompt(page)).toHaveValue('There is room for this')
})
