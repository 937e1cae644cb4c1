import { expect } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { clearFaults, planFaults, readLedger } from './testing/sandbox-control.ts'
import { createStack, QUICK } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

const EMPTY = [
  {
    on: 'submit',
    times: 99,
    do: { kind: 'answer', status: 402, body: { error: { code: 'insufficient_quota', message: '余额不足，请充值' } } },
  },
  { on: 'balance', times: 99, do: { kind: 'replace', fields: { remain_credits: 0, remain_balance: 0 } } },
]

test('a used-up balance is said once, in the provider’s words; Check again tells what is so, and all goes on', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const stack = await createStack(QUICK)
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en' })
  const page = await context.newPage()
  try {
    await stack.start()
    await planFaults(stack.sandboxUrl, EMPTY)
    await submitPrompt(page, 'A kite over dunes')
    const banner = page.getByRole('region', { name: 'Submitting is paused' })
    await expect(banner).toBeVisible({ timeout: 20_000 })
    await submitPrompt(page, 'A kite over the sea')
    await expect(banner).toHaveCount(1)
    await expect(banner).toContainText('the ToAPIs balance is used up')
    await expect(banner).toContainText('余额不足，请充值')
    for (const prompt of ['A kite over dunes', 'A kite over the sea']) {
      await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'queued')
      await expect(cardOf(page, prompt)).toContainText('Waits: submitting is paused.')
    }
    await expectNoViolations(page)
    const generate = page.getByRole('button', { name: 'Generate' })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.evaluate(() => window.scrollTo(0, 0))
    await expect(generate).toBeInViewport({ ratio: 1 })
    await page.mouse.move(1000, 600)
    await page.mouse.wheel(0, 300)
    await expect(banner).toBeInViewport({ ratio: 1 })
    await expect(generate).toBeInViewport({ ratio: 1 })
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoViolations(page)

    const checkAgain = banner.getByRole('button', { name: 'Check again' })
    await checkAgain.click()
    await expect(banner.getByRole('status')).toHaveText('Still refused.')
    await expect(checkAgain).toBeFocused()
    await expect(banner).toContainText('Last tried')
    await clearFaults(stack.sandboxUrl)
    await checkAgain.click()
    await expect(page.getByText('It works again: submitting goes on.')).toBeVisible()
    await expect(page.locator(':focus')).toHaveText('It works again: submitting goes on.')
    await expect(banner).toHaveCount(0)
    for (const prompt of ['A kite over dunes', 'A kite over the sea'])
      await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
    expect((await readLedger(stack.sandboxUrl)).map((entry) => entry.kind)).toEqual(['accepted', 'accepted'])
  } finally {
    await context.close()
    await stack.dispose()
  }
})
