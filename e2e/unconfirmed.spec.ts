import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { expectNoViolationsInBothThemes } from './testing/expect-no-violations.ts'
import { planFaults, readLedger } from './testing/sandbox-control.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test.describe.configure({ mode: 'serial' })

/** Our own id is left out, so that nothing but a person can resolve what happens here. */
const SETTINGS = {
  TOAPIS_SEND_BUSINESS_ID: '0',
  SANDBOX_QUEUE_MS: '200',
  SANDBOX_RUN_MS: '500',
  POLL_FIRST_MS: '300',
  POLL_EVERY_MS: '500',
}
const LOST_ANSWER = [{ on: 'submit', do: { kind: 'reset', when: 'after' } }]

let stack: Stack
test.beforeAll(async () => {
  stack = await createStack(SETTINGS)
  await stack.start()
})
test.afterAll(() => stack.dispose())

const acceptedFor = async (prompt: string) =>
  (await readLedger(stack.sandboxUrl)).filter((entry) => entry.body.prompt === prompt)

async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en', ...options })
  return context.newPage()
}

/** Submits a prompt whose answer is lost, and opens the dialog about it. */
async function lose(page: Page, prompt: string) {
  await planFaults(stack.sandboxUrl, LOST_ANSWER)
  await submitPrompt(page, prompt)
  const card = cardOf(page, prompt)
  await expect(card).toHaveAttribute('data-status', 'unconfirmed', { timeout: 30_000 })
  await expect(card).toContainText('No answer came to the paid request')
  await card.getByRole('button', { name: 'Resolve…' }).click()
  return { card, dialog: page.getByRole('dialog', { name: 'Did the provider take it?' }) }
}

test('it can be left as it is: Escape closes the dialog, and the focus is where it was', async ({ browser }) => {
  const page = await newPage(browser)
  const { card, dialog } = await lose(page, 'Left as it is')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(card.getByRole('button', { name: 'Resolve…' })).toBeFocused()
  await expect(card).toHaveAttribute('data-status', 'unconfirmed')
  await page.context().close()
})

const NAMES = {
  en: { resolve: 'Resolve…', again: 'Send again…' },
  'zh-CN': { resolve: '处理…', again: '重新提交…' },
}
for (const locale of ['en', 'zh-CN'] as const)
  test(`card, page and dialog have no accessibility violation, ${locale}`, async ({ browser }) => {
    const page = await newPage(browser, { locale, viewport: { width: 390, height: 844 } })
    await page.goto('/wall?show=at-risk')
    await expect(cardOf(page, 'Left as it is')).toBeVisible()
    await expectNoViolationsInBothThemes(page)
    await page.getByRole('link', { name: 'Left as it is' }).click()
    // The card that is about to go has the same button.
    await expect(page).toHaveURL(/\/wall\/[0-9a-f-]{36}$/)
    await page.getByRole('button', { name: NAMES[locale].resolve }).click()
    await page.getByRole('button', { name: NAMES[locale].again }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
    await expectNoViolationsInBothThemes(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await expectNoViolationsInBothThemes(page)
    await page.context().close()
  })

test('a person names the task, and nothing is sent again', async ({ browser }) => {
  const page = await newPage(browser)
  const { card, dialog } = await lose(page, 'Named by a person')
  await expect(dialog).toContainText('It cannot be looked up')
  const [entry] = await acceptedFor('Named by a person')
  await dialog.getByRole('textbox', { name: 'Task id' }).fill(` ${entry?.taskId} `)
  await dialog.getByRole('button', { name: 'Use this task' }).click()
  await expect(dialog.getByRole('status')).toHaveText('The task is found. The clip goes on from there.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  expect(await acceptedFor('Named by a person')).toHaveLength(1)
  await page.context().close()
})

test('a person sends again at a second press, as a new attempt', async ({ browser }) => {
  const page = await newPage(browser)
  const { card, dialog } = await lose(page, 'Sent again by a person')
  await dialog.getByRole('button', { name: 'Send again…' }).click()
  await expect(dialog).toContainText('you may be charged twice')
  expect(await acceptedFor('Sent again by a person')).toHaveLength(1)
  await dialog.getByRole('button', { name: 'Send again, even if charged twice' }).click()
  await expect(dialog.getByRole('status')).toHaveText('It is on its way again, as a new attempt.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  expect(await acceptedFor('Sent again by a person')).toHaveLength(2)
  await card.getByRole('link', { name: 'Sent again by a person' }).click()
  await expect(page.getByRole('heading', { level: 3, name: 'Attempt 2' })).toBeVisible()
  await page.context().close()
})
