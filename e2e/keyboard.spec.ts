import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { test } from './testing/test.ts'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
})

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search for a command' })
const slot = (page: Page, name: string) => page.getByRole('region', { name }).locator('input[type=file]')
const current = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true })

test('Ctrl+Enter generates from any control of the composer, and Enter in a dialog does not', async ({ page }) => {
  const text = `From the switch ${crypto.randomUUID()}`
  await prompt(page).fill(text)
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('textbox', { name: 'Name' }).press('Control+Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('article', { name: text })).toHaveCount(0)
  await page.getByRole('switch', { name: 'Watermark' }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: text })).toHaveCount(1)
  await expect(page.getByRole('switch', { name: 'Watermark' })).not.toBeChecked()
})

test('number keys lead to the frames, but not while typing, and not once they are switched off', async ({ page }) => {
  await page.getByRole('switch', { name: 'Audio' }).focus()
  await page.keyboard.press('2')
  await expect(slot(page, 'Last frame')).toBeFocused()
  await page.keyboard.press('3')
  await expect(slot(page, 'References')).toBeFocused()
  await page.keyboard.press('1')
  await expect(slot(page, 'First frame')).toBeFocused()
  await prompt(page).press('1')
  await expect(prompt(page)).toHaveValue('1')

  await page.getByRole('switch', { name: 'Audio' }).focus()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('Go to Last frame')).toBeVisible()
  await expectNoViolations(page)
  await sheet.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeFocused()
  await page.keyboard.press('1')
  await page.keyboard.press('?')
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeFocused()
  await expect(sheet).toHaveCount(0)
})

test('the palette finds what is meant, does it, and gives the focus back', async ({ page }) => {
  await prompt(page).focus()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.type('audio')
  await expect(current(page)).toHaveText('Switch audio on')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeChecked()
  await expect(prompt(page)).toBeFocused()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('1080 pro')
  await expect(current(page)).toHaveText('Quality: Pro 1080p')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Pro 1080p' })).toBeChecked()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('zebra crossing')
  await expect(page.getByText('No command has these words.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(prompt(page)).toBeFocused()
})

test('the palette opens anew in the very moment in which it closes', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.type('audio')
  await expect(current(page)).toHaveText('Switch audio on')
  await palette(page).evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
  })
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeChecked()
  await expect(palette(page)).toBeFocused()
  await expect(palette(page)).toHaveValue('')
})

test('the palette leads everywhere, by mouse and by arrow keys', async ({ page }) => {
  await page.getByRole('button', { name: 'Commands' }).click()
  await page.getByRole('option', { name: 'Go to References' }).click()
  await expect(slot(page, 'References')).toBeFocused()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('theme')
  await page.keyboard.press('ArrowDown')
  await expect(current(page)).toHaveText('Theme: Dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+k')
  await expectNoViolations(page)
  await page.keyboard.type('past prompts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Search past prompts' })).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('wall')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/wall')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('中文')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: '创作室' })).toBeVisible()
})

test('the palette leads to the latest clips', async ({ page }) => {
  const text = `To be found again ${crypto.randomUUID()}`
  await prompt(page).fill(text)
  await prompt(page).press('Control+Enter')
  await expect(page.getByRole('article', { name: text })).toHaveAttribute('data-status', /running|saving|ready/, {
    timeout: 30_000,
  })
  await page.keyboard.press('Control+k')
  await page.keyboard.type(text)
  await expect(current(page)).toHaveText(text)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/wall\/[0-9a-f-]{36}$/)
  await expect(page.getByText(text).first()).toBeVisible()
})
