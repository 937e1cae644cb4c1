import { createHmac } from 'node:crypto'
import { expect } from '@playwright/test'
import { sendWebhooks } from './testing/sandbox-control.ts'
import { createStack } from './testing/stack.ts'
import { test } from './testing/test.ts'

const SECRET = 'whsec_end_to_end'
const PATH = '/api/webhooks/toapis'

test('a signed webhook ends the wait that polling alone would have made an hour long', async ({ browser }) => {
  test.setTimeout(120_000)
  const stack = await createStack({
    SANDBOX_QUEUE_MS: '100',
    SANDBOX_RUN_MS: '200',
    POLL_FIRST_MS: '3600000',
    POLL_EVERY_MS: '3600000',
    TOAPIS_WEBHOOK_SECRET: `whsec_old,${SECRET}`,
  })
  const page = await browser.newPage({ baseURL: stack.url, locale: 'en' })
  try {
    await stack.start()
    await sendWebhooks(stack.sandboxUrl, { url: `${stack.url}${PATH}`, secret: SECRET })
    await page.goto('/')
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Told by a webhook')
    await page.getByRole('button', { name: 'Generate' }).click()
    const card = page.getByRole('article', { name: 'Told by a webhook' })
    await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })

    const body = '{"type":"endpoint.test","data":{}}'
    const deliver = (path: string, secret: string) => {
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signature = createHmac('sha256', secret).update(`evt_test.${timestamp}.${body}`).digest('hex')
      const headers = {
        'x-toapis-webhook-id': 'evt_test',
        'x-toapis-webhook-timestamp': timestamp,
        'x-toapis-webhook-signature': `v1=${signature}`,
      }
      return fetch(`${stack.url}${path}`, { method: 'POST', headers, body }).then((answer) => answer.status)
    }
    expect(await deliver(PATH, SECRET)).toBe(204)
    expect(await deliver(PATH, SECRET)).toBe(204)
    expect(await deliver(PATH, 'whsec_forged')).toBe(401)
    expect(await deliver('/', SECRET)).toBe(403)
    const large = await fetch(`${stack.url}${PATH}`, { method: 'POST', body: 'x'.repeat(100_000) })
    expect(large.status).toBe(413)
  } finally {
    await page.close()
    await stack.dispose()
  }
})
