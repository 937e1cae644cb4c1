import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { readLedger } from './testing/sandbox-control.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

/** A whole app of their own: the examples stand there only as long as nobody has made a clip. */
test.describe.configure({ mode: 'serial' })

let stack: Stack
test.beforeAll(async () => {
  stack = await createStack({ SANDBOX_QUEUE_MS: '100', SANDBOX_RUN_MS: '300' })
  await stack.start()
})
test.afterAll(() => stack.dispose())
test.beforeEach(async ({ page }) => {
  await page.goto(stack.url)
  await expect(page.getByRole('button', { name: /^(Generate|生成)$/ })).toBeEnabled()
})

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const still = (page: Page, slot: string) => page.getByRole('region', { name: slot }).getByRole('img')

test('an example fills the whole form by keyboard, and what stood there is kept', async ({ page }) => {
  await prompt(page).fill('My own words')
  const harbour = page.getByRole('article', { name: 'Harbour, dawn to night' })
  const fill = harbour.getByRole('button', { name: 'Fill the form' })
  await expect(fill).toBeEnabled()
  await fill.focus()
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toHaveValue(/^A small fishing harbour passes from dawn to night/)
  await expect(prompt(page)).toBeFocused()
  await expect(still(page, 'First frame')).toBeVisible()
  await expect(still(page, 'Last frame')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(prompt(page)).toHaveValue('My own words')
  await expect(still(page, 'First frame')).toHaveCount(0)
  await expectNoViolations(page)
})

test('stills that do not get to the server are said, and the form stays as it was', async ({ page }) => {
  await prompt(page).fill('My own words')
  await page.route('**/examples/**', (route) => route.abort())
  const cat = page.getByRole('article', { name: 'A run in the sun' })
  await cat.getByRole('button', { name: 'Fill the form' }).click()
  await expect(cat.getByText('Its stills did not reach the server. Try again.')).toBeVisible()
  await expect(prompt(page)).toHaveValue('My own words')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' })

  test('an example fills the form by a tap', async ({ page }) => {
    await expectNoViolations(page)
    await page.getByRole('article', { name: '一杯茶' }).getByRole('button', { name: '填入表单' }).tap()
    await expect(page.getByRole('textbox', { name: '提示词', exact: true })).toHaveValue(/^特写：茶水缓缓注入瓷杯/)
    await expect(still(page, '首帧')).toBeVisible()
  })
})

test('an example that is run by a double click is one generation; a clip that is edited then takes its place', async ({
  page,
}) => {
  // Four of what was in the form, not of the example.
  await page.getByRole('combobox', { name: 'Variations at once' }).selectOption('4 ×')
  const cat = page.getByRole('article', { name: 'A run in the sun' })
  await cat.getByRole('button', { name: 'Run it now' }).dblclick()
  const card = page.getByRole('article', { name: /^A golden cat running/ })
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  expect(await readLedger(stack.sandboxUrl)).toHaveLength(1)

  const failing = 'A heron #fail'
  await prompt(page).fill(failing)
  await page.getByRole('button', { name: 'Generate' }).click()
  const failed = page.getByRole('article', { name: failing })
  await expect(failed).toHaveAttribute('data-status', 'failed', { timeout: 40_000 })
  await prompt(page).fill('Something else')
  await failed.getByRole('link', { name: 'Edit' }).click()
  await expect(prompt(page)).toHaveValue(failing)
})
