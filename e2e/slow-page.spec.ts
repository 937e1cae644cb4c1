import { expect } from '@playwright/test'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test('what is entered before the page came alive stays', async ({ page }) => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A tram at night')
  await page.getByRole('radio', { name: '10 s' }).check()
  await page.getByRole('radio', { name: '1:1' }).check()
  await page.getByRole('switch', { name: 'Audio' }).check()
  await expect(page.getByRole('button', { name: 'Generate' })).toBeDisabled()
  arrive()
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('A tram at night')
  await expect(page.getByRole('radio', { name: '10 s' })).toBeChecked()
  await expect(page.getByRole('radio', { name: '1:1' })).toBeChecked()
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeChecked()
  await expect(page.getByText('10 s · 720p · 1:1')).toBeVisible()
})

test('a comment that is begun before the page came alive is kept', async ({ page }) => {
  const prompt = `To be spoken of early ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  const address = `/wall/${await cardOf(page, prompt).getAttribute('data-generation-id')}`
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  const panel = page.getByRole('region', { name: 'Review' })
  const field = panel.getByRole('textbox', { name: 'Comment' })
  await field.fill('The tail')
  arrive()
  await expect(panel.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'false')
  await page.reload()
  await expect(field).toHaveValue('The tail')
})
