import { expect, type Page } from '@playwright/test'
import { sandboxUrl } from './testing/addresses.ts'
import { readLedger } from './testing/sandbox-control.ts'
import { test } from './testing/test.ts'

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const generate = (page: Page) => page.getByRole('button', { name: 'Generate' })
const card = (page: Page, text: string) => page.getByRole('article', { name: text })

/** The studio with a prompt of the test's own in it. */
async function open(page: Page, what: string): Promise<string> {
  const text = `${what} ${crypto.randomUUID()}`
  await page.goto('/')
  await expect(generate(page)).toBeEnabled()
  await prompt(page).fill(text)
  return text
}

/** Does what submits, until it is answered: a page that is loaded again before takes its request back where that is not sent yet. */
async function submits(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse((response) => 'next-action' in response.request().headers())
  await act()
  await answered
}

/** One card that ends ready, and one POST that the provider took. */
async function expectOne(page: Page, text: string): Promise<void> {
  await page.reload()
  await expect(card(page, text)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await expect(card(page, text)).toHaveCount(1)
  const paid = (await readLedger(sandboxUrl)).filter((entry) => entry.body.prompt === text)
  expect(paid.map((entry) => entry.kind)).toEqual(['accepted'])
}

test('a double click is one generation', async ({ page }) => {
  const text = await open(page, 'A double click')
  await submits(page, () => generate(page).dblclick())
  await expectOne(page, text)
})

test('Enter and a click are one generation', async ({ page }) => {
  const text = await open(page, 'Enter and a click')
  await submits(page, async () => {
    await prompt(page).press('Control+Enter')
    await generate(page).click()
  })
  await expectOne(page, text)
})

test('a click in one of two tabs with the same recipe is one generation, told in both', async ({ page }) => {
  const text = await open(page, 'Two tabs')
  await expect
    .poll(() => page.evaluate((draft) => JSON.stringify({ ...localStorage }).includes(draft), text))
    .toBe(true)
  const duplicated = page.waitForEvent('popup')
  await page.evaluate(() => void window.open('/'))
  const other = await duplicated
  await expect(prompt(other)).toHaveValue(text)
  await generate(page).click()
  await expect(card(page, text)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await expectOne(other, text)
  await expectOne(page, text)
})

test('a reload while it is being submitted is one generation', async ({ page }) => {
  const text = await open(page, 'A reload')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
  await generate(page).click()
  await sent
  await expectOne(page, text)
  await expect(prompt(page)).toHaveValue(text)
})

test('a request that is sent again is one generation', async ({ page }) => {
  const text = await open(page, 'A replay')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
  await generate(page).click()
  const request = await sent
  await expect(card(page, text)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  // From the page itself, since a request from elsewhere is refused.
  const again = await page.evaluate(
    async ([action, body]) => {
      const headers = {
        'next-action': action ?? '',
        accept: 'text/x-component',
        'content-type': 'text/plain;charset=UTF-8',
      }
      const answer = await fetch('/', { method: 'POST', headers, body: body ?? '' })
      return [answer.status, await answer.text()] as const
    },
    [request.headers()['next-action'], request.postData()],
  )
  expect(again).toEqual([200, expect.stringContaining(text)])
  await expectOne(page, text)
})
