import { expect } from '@playwright/test'
import pg from 'pg'
import { databaseUrlOf } from './testing/database.ts'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { seedWall } from './testing/seed-wall.ts'
import { createStack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

/** Clips of this stack's provider that took so many seconds. */
async function takeEach(stack: { dataDir: string; sandboxUrl: string }, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrlOf(stack.dataDir) })
  await client.connect()
  try {
    await client.query('update generations set state_since = accepted_at + make_interval(secs => $1)', [seconds])
    await client.query(
      `insert into attempts (generation_id, number, client_business_id, base_url, provider_task_id)
       select id, 1, id::text, $1, id::text from generations on conflict do nothing`,
      [stack.sandboxUrl],
    )
  } finally {
    await client.end()
  }
}

test('a card says what is usual by what was made here, and has words instead of a bar once it takes longer than nine in ten did', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const stack = await createStack({ SANDBOX_QUEUE_MS: '200', SANDBOX_RUN_MS: '60000', POLL_FIRST_MS: '300' })
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en' })
  const page = await context.newPage()
  try {
    await stack.start()
    await seedWall(stack.dataDir, 8)
    await takeEach(stack, 150)
    await submitPrompt(page, 'Made as quickly as others')
    const card = cardOf(page, 'Made as quickly as others')
    await expect(card).toContainText(/0:\d\d · usually about 3 min/)
    await expect(card).toHaveAttribute('data-status', 'running', { timeout: 30_000 })
    await expect(card.getByRole('progressbar')).toBeVisible()

    await takeEach(stack, 2)
    await page.reload()
    await expect(card).toContainText('longer than usual, still waiting')
    await expect(card.getByRole('progressbar')).toHaveCount(0)
    await expect(card).not.toContainText('%')
    await expectNoViolations(page)
  } finally {
    await context.close()
    await stack.dispose()
  }
})
