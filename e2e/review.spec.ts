import { expect } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { cardOf, pressGenerate, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test('a guest of a link points at a frame, its creator sees it without a reload and fixes it, and a third one hears of it', async ({
  page,
  browser,
}) => {
  const prompt = `To be reviewed ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  await page.goto(`/wall/${await cardOf(page, prompt).getAttribute('data-generation-id')}`)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this clip' })
  await dialog.getByRole('switch', { name: 'Let visitors comment' }).click()
  await dialog.getByRole('button', { name: 'Make link' }).click()
  const address = await dialog.getByLabel('Address of the link').inputValue()
  await page.keyboard.press('Escape')
  const colleague = await (await browser.newContext()).newPage()
  await colleague.goto(`/wall?q=${encodeURIComponent(prompt)}`)

  const guest = await (await browser.newContext()).newPage()
  await guest.goto(address)
  await guest.getByLabel('Your name').fill('Mia 米娅')
  await guest.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(guest.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  const theirs = guest.getByRole('region', { name: 'Review' })
  await theirs.getByRole('textbox', { name: 'Comment' }).fill('The tail melts here.')
  await expect(guest.locator('video')).toHaveJSProperty('paused', true)
  await theirs.getByRole('button', { name: 'Point at a spot' }).click()
  await expect(guest.getByRole('button', { name: 'Spot: 50% from the left, 50% from the top' })).toBeFocused()
  await guest.keyboard.press('Shift+ArrowRight')
  await guest.keyboard.press('Enter')
  await expect(theirs.getByRole('textbox', { name: 'Comment' })).toBeFocused()
  await guest.keyboard.press('Control+Enter')
  await expect(theirs.getByRole('listitem')).toContainText('The tail melts here.')
  await expectNoViolations(guest)
  await theirs.getByRole('button', { name: 'Ask for changes' }).click()
  await expect(theirs.getByRole('list', { name: 'What they make of it' })).toContainText('Mia 米娅')

  const ours = page.getByRole('region', { name: 'Review' })
  const said = ours.getByRole('list', { name: 'Comments' }).getByRole('listitem').first()
  await expect(said).toContainText('The tail melts here.', { timeout: 30_000 })
  await said.getByRole('button', { name: /^Frame \d+$/ }).click()
  await page.getByRole('button', { name: 'Comment 1: Mia 米娅: The tail melts here.' }).click()
  await expect(said.getByText('The tail melts here.')).toBeInViewport()
  await expectNoViolations(page)
  await said.getByRole('button', { name: 'Answer' }).click()
  await page.keyboard.type('On it.')
  await page.keyboard.press('Control+Enter')
  await expect(theirs.getByText('On it.')).toBeVisible({ timeout: 30_000 })
  await expect(said.getByRole('button', { name: 'Answer' })).toBeFocused()

  await said.getByRole('link', { name: 'Fix this' }).click()
  const wish = page.getByRole('complementary', { name: 'To be fixed' })
  await expect(wish).toContainText('The tail melts here.')
  await expect(wish.getByRole('button', { name: /^Use frame \d+ on the board$/ })).toBeEnabled()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(prompt)
  await expectNoViolations(page)
  await page.reload()
  await expect(wish).toContainText('The tail melts here.')
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(`${prompt}, a crisp tail`)
  await pressGenerate(page)
  await expect(cardOf(page, `${prompt}, a crisp tail`)).toBeVisible()
  await expect(wish).toHaveCount(0)

  // Coming back to a page looks at once; it would within a minute.
  await colleague.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(cardOf(colleague, prompt)).toContainText('1 open comment')
  await colleague.getByRole('button', { name: /new$/ }).click()
  await colleague.getByRole('dialog').getByRole('link').filter({ hasText: 'The tail melts here.' }).click()
  await expect(colleague.getByText('The tail melts here.')).toBeInViewport()
  await guest.context().close()
  await colleague.context().close()
})

test('what is half written of a clip is there again after a reload and after another page, until it is said', async ({
  page,
}) => {
  const prompt = `To be spoken of ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  const address = `/wall/${await cardOf(page, prompt).getAttribute('data-generation-id')}`
  await page.goto(address)
  const panel = page.getByRole('region', { name: 'Review' })
  const field = panel.getByRole('textbox', { name: 'Comment' })
  await field.fill('The tail')
  await page.reload()
  await expect(field).toHaveValue('The tail')
  await page.getByRole('link', { name: 'Back to the wall' }).click()
  await page.goto(address)
  await expect(field).toHaveValue('The tail')
  await field.press('Control+Enter')
  const said = panel.getByRole('listitem').filter({ hasText: 'The tail' })
  await said.getByRole('button', { name: 'Answer' }).click()
  await page.keyboard.type('It melts')
  await page.reload()
  await expect(said.getByRole('textbox')).toHaveValue('It melts')
  await expect(field).toHaveValue('')
})
