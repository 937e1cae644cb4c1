import { expect } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { clearFaults, planFaults } from './testing/sandbox-control.ts'
import { createStack, QUICK } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test('the wall shows what is paid and not kept, keeps it in sight when it is saved, and is then empty', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const stack = await createStack(QUICK)
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en' })
  const page = await context.newPage()
  const filter = page.getByRole('navigation', { name: 'Show' })
  try {
    await stack.start()
    await submitPrompt(page, 'Kept safely')
    await expect(cardOf(page, 'Kept safely')).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
    await page.goto('/wall')
    await expect(cardOf(page, 'Kept safely')).toBeVisible()
    await expect(filter).toHaveCount(0)

    await planFaults(stack.sandboxUrl, [{ on: 'file', times: 999, do: { kind: 'answer', status: 503 } }])
    await submitPrompt(page, 'Still at the provider')
    await page.goto('/wall')
    await expect(cardOf(page, 'Still at the provider')).toHaveAttribute('data-status', 'saving', { timeout: 40_000 })
    await filter.getByRole('link', { name: 'At risk 1' }).click()
    await expect(page).toHaveURL(/show=at-risk/)
    await expect(page.getByRole('article')).toHaveCount(1)
    await expect(cardOf(page, 'Still at the provider')).toContainText('The provider’s link ends in')
    await expectNoViolations(page)

    await clearFaults(stack.sandboxUrl)
    await expect(cardOf(page, 'Still at the provider')).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
    await expect(filter.getByRole('link', { name: 'At risk 0' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Nothing is at risk' })).toBeVisible()
    await expectNoViolations(page)
    await filter.getByRole('link', { name: 'All' }).click()
    await expect(page.getByRole('article')).toHaveCount(2)
  } finally {
    await context.close()
    await stack.dispose()
  }
})
