import { expect } from '@playwright/test'
import { createStack, type Stack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { openTeam, PASSWORD } from './testing/team.ts'
import { test } from './testing/test.ts'

let stack: Stack
test.beforeAll(async () => {
  stack = await createStack({ HOST: '0.0.0.0' })
  await stack.start()
  const team = openTeam(stack.dataDir, stack.url)
  await team.join('olga', 'owner')
  await team.close()
})
test.afterAll(() => stack.dispose())

test('over plain http, under a name of the network, clips are made and words copied as anywhere', async ({
  playwright,
  launchOptions,
}) => {
  const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP studio.test 127.0.0.1']
  const browser = await playwright.chromium.launch({ ...launchOptions, args })
  const page = await browser.newPage({ baseURL: `http://studio.test:${new URL(stack.url).port}`, locale: 'en' })
  await page.goto('/')
  await page.getByLabel('User name or e-mail').fill('olga')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/')
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await submitPrompt(page, 'A kite over the harbour')
  await cardOf(page, 'A kite over the harbour').getByRole('link', { name: 'A kite over the harbour' }).click()
  await page.getByRole('button', { name: 'Copy prompt' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  await browser.close()
})
