import { expect, type Locator, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { makeStill } from './testing/pictures.ts'
import { test } from './testing/test.ts'

/** What is used or opened in the composer is seen: neither the bar with Generate nor the header covers it. */
const WINDOWS = { 'a screen': { width: 1440, height: 900 }, 'a phone': { width: 390, height: 844 } }

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const generate = (page: Page) => page.getByRole('button', { name: 'Generate' })

async function open(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.goto('/')
  await expect(generate(page)).toBeEnabled()
}

/** What is not seen of an element, in px: beyond the window, above the header's end or below the beginning of the bar. */
async function hiddenOf(page: Page, element: Locator): Promise<number> {
  const top = (await page.getByRole('banner').boundingBox())?.height ?? 0
  const bottom = (await page.locator('[data-bar]').boundingBox())?.y ?? 0
  const box = await element.boundingBox()
  if (!box) throw new Error('there is no such element')
  return Math.max(0, top - box.y, box.y + box.height - bottom)
}

for (const [name, size] of Object.entries(WINDOWS)) {
  test(`every control is seen while it has the focus, on ${name}`, async ({ page }) => {
    await open(page, size)
    await prompt(page).focus()
    const seen: string[] = []
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      if ((await focused.locator('xpath=ancestor-or-self::*[@data-bar]').count()) > 0) break
      expect.soft(await hiddenOf(page, focused)).toBe(0)
      seen.push(await focused.evaluate((element) => element.closest('label')?.textContent ?? element.textContent))
    }
    expect(seen).toEqual(expect.arrayContaining(['5 s', '16:9', 'Audio', 'Watermark']))
    await page.keyboard.press('Shift+Tab')
    for (let step = 0; step < 20 && !(await prompt(page).evaluate((text) => text === document.activeElement)); step++) {
      expect.soft(await hiddenOf(page, page.locator(':focus'))).toBe(0)
      await page.keyboard.press('Shift+Tab')
    }
  })

  test(`what helps with the prompt is seen when it is opened, on ${name}`, async ({ page }) => {
    await open(page, size)
    for (const [button, panel] of [
      ['Builder', 'Prompt builder'],
      ['Words', 'Words to insert'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click()
      const opened = page.getByRole('region', { name: panel })
      await expect(opened).toBeVisible()
      await expect.poll(() => hiddenOf(page, opened)).toBe(0)
    }
  })

  test(`a prompt that is too long leaves room for what is wrong with it, on ${name}`, async ({ page }) => {
    await open(page, size)
    await prompt(page).fill('很长的提示词，'.repeat(500))
    expect((await prompt(page).boundingBox())?.height).toBeLessThanOrEqual(0.6 * size.height)
    await generate(page).click()
    await expect(prompt(page)).toBeFocused()
    const cut = page.getByRole('button', { name: 'Cut off what is beyond 2,500' })
    await expect.poll(() => hiddenOf(page, cut)).toBe(0)
    await expectNoViolations(page)
  })
}

test('a frame of another shape than was chosen says so where it stands, and leads to what mends it', async ({
  page,
}) => {
  await open(page, WINDOWS['a screen'])
  for (const [slot, width, height] of [
    ['First frame', 640, 800],
    ['Last frame', 640, 360],
  ] as const) {
    const file = { name: 'still.png', mimeType: 'image/png', buffer: await makeStill(30, width, height) }
    await page.getByRole('region', { name: slot }).locator('input[type=file]').setInputFiles(file)
    await expect(page.getByRole('region', { name: slot }).getByRole('img')).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  }
  const sign = page.getByRole('button', { name: 'First frame is 4:5, and you chose 16:9: see what can be done' })
  await expect.poll(() => hiddenOf(page, sign)).toBe(0)
  await sign.press('Enter')
  const crop = page.getByRole('button', { name: 'Crop to 16:9' })
  await expect(crop).toBeFocused()
  await expect.poll(() => hiddenOf(page, crop)).toBe(0)
  await expectNoViolations(page)
})
