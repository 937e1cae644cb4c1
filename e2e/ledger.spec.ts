import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { expectNoViolations, expectNoViolationsInBothThemes } from './testing/expect-no-violations.ts'
import { planFaults } from './testing/sandbox-control.ts'
import { createStack, QUICK, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

/** A whole app of their own: what the ledger counts must not be moved by others' jobs. */
test.describe.configure({ mode: 'serial' })

let stack: Stack

test.beforeAll(async () => {
  stack = await createStack({
    ...QUICK,
    SANDBOX_QUEUE_MS: '100',
    SANDBOX_RUN_MS: '300',
    TZ: 'Asia/Shanghai',
  })
  await stack.start()
})
test.afterAll(() => stack.dispose())

async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en', ...options })
  return context.newPage()
}

async function submit(page: Page, prompt: string, state: string): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = page.getByRole('article', { name: prompt, exact: true })
  await expect(card).toHaveAttribute('data-status', state, { timeout: 40_000 })
}

test('an empty ledger leads to the studio', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/ledger')
  await expect(page.getByText('Nothing has been submitted yet.')).toBeVisible()
  await expectNoViolations(page)
  await page.context().close()
})

test('the ledger tells of every attempt what became of it and what it cost, an unknown cost as unknown', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await submit(page, 'A paper boat on a pond', 'ready')
  await submit(page, 'A kite #moderated', 'failed')
  await submit(page, 'A heron #fail', 'failed')
  const billing = {
    on: 'status',
    times: 99,
    match: { promptIncludes: 'silent lake' },
    do: { kind: 'replace', remove: ['billing'] },
  }
  await planFaults(stack.sandboxUrl, [billing])
  await submit(page, 'A silent lake', 'ready')

  await page.getByRole('link', { name: 'Ledger' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible()
  await expect(page.getByText('server (Asia/Shanghai)')).toBeVisible()
  const line = (prompt: string) => page.getByRole('listitem').filter({ hasText: prompt })
  await expect(line('A paper boat on a pond')).toContainText('Accepted')
  await expect(line('A paper boat on a pond')).toContainText('84 credits · $0.42')
  await expect(line('A kite #moderated')).toContainText('Refused (422 content_policy_violation)')
  await expect(line('A kite #moderated')).toContainText('Not charged')
  await expect(line('A heron #fail')).toContainText('Refunded: net 0')
  await expect(line('A silent lake')).toContainText('Not said')
  const totals = page.getByRole('region').first().locator('dl')
  await expect(totals).toHaveText('Attempts4Accepted3Settled84 credits · $0.42Refunded1Cost not known1')
  await page.getByRole('link', { name: 'A paper boat on a pond' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'A paper boat on a pond' })).toBeAttached()
  await page.context().close()
})

test('the settings tell what is set, and look through the media when asked', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByText('None: the sandbox stands in')).toBeVisible()
  await expect(page.getByText(`${stack.url}/api/webhooks/toapis`)).toBeVisible()
  await expect(page.getByText('No worker was heard of')).toHaveCount(0)
  const look = page.getByRole('button', { name: 'Look through the media now' })
  await expect(look).toBeEnabled({ timeout: 40_000 })
  await look.click()
  await expect(page.getByRole('status').filter({ hasText: 'Looking through the media…' })).toBeVisible()
  await expect(page.getByText('Every file is where it belongs.')).toBeVisible({ timeout: 40_000 })
  await expect(look).toBeEnabled()
  await page.context().close()
})

test('one scrape tells of the worker too', async ({ request }) => {
  const text = async () => (await request.get(`${stack.url}/api/metrics`)).text()
  await expect
    .poll(text, { timeout: 20_000 })
    .toMatch(/inbetween_provider_call_seconds_count\{.*outcome="accepted".*process="worker /)
  await expect.poll(text, { timeout: 20_000 }).toMatch(/inbetween_state_entered_total\{state="ready"\} 2/)
  expect(await (await request.get(`${stack.url}/api/health`)).json()).toMatchObject({
    status: 'ok',
    media: { missing: 0, orphans: 0, checkedAt: expect.any(String) },
  })
})

test('with a key the balance stands over every page, on a phone too', async ({ browser }) => {
  // The sandbox of the other stack plays the provider.
  const keyed = await createStack({ TOAPIS_API_KEY: 'sk-canary0123456789', TOAPIS_BASE_URL: stack.sandboxUrl })
  const context = await browser.newContext({ baseURL: keyed.url, locale: 'en' })
  const page = await context.newPage()
  try {
    await keyed.start()
    await page.goto('/settings')
    await expect(page.getByText(/^Set by TOAPIS_API_KEY in the environment \(••••\s6789\)/)).toBeVisible()
    const balance = page.getByRole('banner').getByText(/^[\d,.]+ credits · \$[\d,.]+\d\.?\d*$/)
    // The feed brings it to a page that came before it was known.
    await expect(balance.filter({ visible: true })).toBeVisible({ timeout: 90_000 })
    for (const path of ['/', '/wall', '/ledger', '/settings']) {
      await page.goto(path)
      await expect(balance.filter({ visible: true })).toHaveCount(1)
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(balance.filter({ visible: true })).toHaveCount(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await page.content()).not.toContain('sk-canary')
    await expectNoViolations(page)
  } finally {
    await context.close()
    await keyed.dispose()
  }
})

for (const locale of ['en', 'zh-CN'])
  test(`ledger and settings have no accessibility violation, ${locale}, on a phone too`, async ({ browser }) => {
    const page = await newPage(browser, { locale })
    for (const path of ['/ledger', '/settings']) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(path)
      await expectNoViolationsInBothThemes(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await expectNoViolationsInBothThemes(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
    await page.context().close()
  })
