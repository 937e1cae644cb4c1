import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { type Fault, openSandboxBench } from '#lib/server/generations/testing/sandbox-bench'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { cardOf } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test.describe.configure({ mode: 'serial' })

/** No prices and hardly any credits: what the stack, which has a key, hears from its provider. */
const POOR: Fault[] = [
  { on: 'pricing', times: 99, do: { kind: 'answer', status: 503, body: { error: { code: 'pricing_unavailable' } } } },
  { on: 'balance', times: 99, do: { kind: 'replace', fields: { remain_credits: 90, remain_balance: 0.45 } } },
]

const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-poor-'))
let provider: Awaited<ReturnType<typeof openSandboxBench>>
let stack: Stack
test.beforeAll(async () => {
  test.setTimeout(180_000)
  provider = await openSandboxBench(folder)
  await provider.plan(...POOR)
  stack = await createStack({ TOAPIS_API_KEY: 'sk-canary0123456789', TOAPIS_BASE_URL: provider.url })
  await stack.start()
})
test.afterAll(async () => {
  await stack.dispose()
  await provider.close()
  rmSync(folder, { recursive: true })
})

const button = (page: Page) => page.getByRole('button', { name: 'Generate' })
const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const newPage = async (browser: Browser, options: object = {}) => {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en', ...options })
  return context.newPage()
}
const described = (page: Page, text: string | RegExp) => expect(button(page)).toHaveAccessibleDescription(text)

test('a price that nobody names is unknown, until it stands in the table with its day', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/')
  await described(page, 'price unknown')
  await page.goto('/settings')
  const table = page.getByRole('form', { name: 'Price table' })
  await table.getByRole('textbox', { name: 'Standard 720p', exact: true }).fill('0,084')
  await table.getByLabel('Prices of').fill('2026-11-20')
  await table.getByRole('button', { name: 'Save prices' }).click()
  await expect(table.getByRole('alert')).toContainText('Enter an amount such as 0.084')
  await expectNoViolations(page)
  await table.getByRole('textbox', { name: 'Standard 720p', exact: true }).fill('0.084')
  await table.getByRole('button', { name: 'Save prices' }).click()
  await expect(table.getByText('Saved.')).toBeVisible()
  await expect(page.getByText('The table below, as of Nov 20, 2026')).toBeVisible()
  await page.goto('/')
  await described(page, 'about $0.42, as of 11/20/26')
  await page.context().close()
})

test('a balance that is too small says so before the press', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/')
  await expect(page.getByRole('banner').getByText('90 credits').filter({ visible: true })).toBeVisible({
    timeout: 90_000,
  })
  await described(page, /^about \$0\.42/)
  await expect(page.getByText('is too small')).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Variations at once' }).selectOption('2 ×')
  await expect(page.getByText('The balance of 90 credits is too small: this needs about 168.')).toBeVisible()
  await expectNoViolations(page)
  await page.context().close()
})

test('limits are set by keyboard, said before the press and kept by the server, by touch on a phone too', async ({
  browser,
}) => {
  const page = await newPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const other = await newPage(browser)
  await other.goto('/')
  await described(other, /^about \$0\.42/)
  await prompt(other).fill('A fox beyond the limit')

  await page.goto('/settings')
  await expect(page.getByRole('textbox', { name: 'Per clip' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'Per clip' }).focus()
  await page.keyboard.type('0.4')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('form', { name: 'Spending limits' }).getByText('Saved.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectNoViolations(page)

  // A page that does not know of it yet asks, and is refused: nothing is queued.
  await button(other).click()
  await expect(other.getByRole('form', { name: 'Composer' }).getByRole('alert')).toContainText(
    'more than the limit for one clip',
  )
  await expect(cardOf(other, 'A fox beyond the limit')).toHaveCount(0)

  await page.goto('/')
  await expect(page.getByText('This would cost more than the limit for one clip.')).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'Open the settings' }).tap()
  await page.getByRole('textbox', { name: 'Per clip' }).fill('0.5')
  await page.getByRole('button', { name: 'Save limits' }).tap()
  await expect(page.getByText('Saved.')).toBeVisible()
  await button(other).click()
  await expect(cardOf(other, 'A fox beyond the limit')).toBeVisible()
  await page.context().close()
  await other.context().close()
})
