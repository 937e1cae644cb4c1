import { expect } from '@playwright/test'
import { planFaults, readLedger, turnsLeft } from './testing/sandbox-control.ts'
import { createStack, QUICK, type Stack } from './testing/stack.ts'
import { test } from './testing/test.ts'

/** What keeps each generation where it is until everything is killed. The sandbox forgets its plans when it dies, not its ledger. */
const HELD = [
  {
    state: 'queued',
    plan: {
      on: 'submit',
      times: 1,
      do: {
        kind: 'answer',
        status: 503,
        headers: { 'retry-after': '12' },
        body: { error: { code: 'rate_limit_unavailable' } },
      },
    },
  },
  { state: 'submitting', plan: { on: 'submit', times: 1, do: { kind: 'delay', ms: 600_000, when: 'after' } } },
  {
    state: 'running',
    plan: { on: 'status', times: 99, do: { kind: 'replace', fields: { status: 'in_progress', progress: 40 } } },
  },
  { state: 'saving', plan: { on: 'file', times: 99, do: { kind: 'delay', ms: 600_000 } } },
] as const

/** One installation that dies four times. */
test.describe.configure({ mode: 'default' })

let stack: Stack
test.beforeAll(async () => {
  test.setTimeout(120_000)
  stack = await createStack(QUICK)
  await stack.start()
})
test.afterAll(() => stack.dispose())

for (const { state, plan } of HELD) {
  test(`kill -9 of everything while ${state}: it ends ready, paid for once`, async ({ browser }) => {
    test.setTimeout(150_000)
    const prompt = `Held while ${state}`
    const page = await browser.newPage({ baseURL: stack.url, locale: 'en' })
    await planFaults(stack.sandboxUrl, [plan])
    await page.goto('/')
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
    await page.getByRole('button', { name: 'Generate' }).click()
    const card = page.getByRole('article', { name: prompt })
    await expect.poll(() => turnsLeft(stack.sandboxUrl), { timeout: 60_000 }).toBeLessThan(plan.times)
    // What the server says, and not the card that stood at once for it.
    await page.reload()
    await expect(card).toHaveAttribute('data-status', state, { timeout: 20_000 })

    await stack.kill9()
    await stack.start()

    await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
    const entries = (await readLedger(stack.sandboxUrl)).filter(({ body }) => body.prompt === prompt)
    expect(entries.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    await page.close()
  })
}
