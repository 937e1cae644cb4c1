import { type Browser, expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { stillFile } from './testing/pictures.ts'
import { planFaults } from './testing/sandbox-control.ts'
import { createStack, QUICK, type Stack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

test.describe.configure({ mode: 'serial' })

let stack: Stack
test.beforeAll(async () => {
  stack = await createStack(QUICK)
  await stack.start()
})
test.afterAll(() => stack.dispose())

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: stack.url, locale: 'en' })).newPage()
const WORDS = {
  status: 'failed',
  error: { code: 'generation_failed', message: 'The prompt was flagged as sensitive content' },
}

for (const { prompt, fault, says, charge } of [
  { prompt: 'A duel #moderated', fault: [], says: 'It was refused before it began.', charge: 'Not charged' },
  {
    prompt: 'A duel #moderated-late',
    fault: [],
    says: 'It was refused while it was being made.',
    charge: 'Refunded: net 0',
  },
  {
    prompt: 'A duel at dawn',
    fault: [{ on: 'status', do: { kind: 'replace', fields: WORDS } }],
    says: 'That is how we read the provider’s words, which came without a code.',
    charge: 'Should be refunded',
  },
]) {
  test(`"${prompt}": ${says}`, async ({ browser }) => {
    const page = await newPage(browser)
    await planFaults(stack.sandboxUrl, fault)
    await submitPrompt(page, prompt)
    const card = cardOf(page, prompt)
    await expect(card).toHaveAttribute('data-status', 'failed', { timeout: 40_000 })
    for (const words of ['The provider’s content rules stopped it.', says, charge])
      await expect(card).toContainText(words)
    await expect(card.getByRole('link', { name: 'Edit' })).toBeVisible()
    await page.context().close()
  })
}

test('Edit brings the whole recipe back to the studio, and keeps the draft that stood there', async ({ browser }) => {
  const page = await newPage(browser)
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  const slot = (name: string) => page.getByRole('region', { name, exact: true })
  await page.goto('/')
  await slot('References')
    .locator('input[type=file]')
    .setInputFiles(await stillFile('hero.png', 90, 640, 360))
  await expect(slot('References').getByRole('img')).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await prompt.fill('Their last stand #moderated')
  await page.getByRole('radio', { name: 'Pro 1080p' }).check()
  await page.getByRole('radio', { name: '10 s' }).check()
  await page.getByRole('switch', { name: 'Audio' }).check()
  await page.getByRole('button', { name: 'Generate' }).click()
  const card = cardOf(page, 'Their last stand #moderated')
  await expect(card).toHaveAttribute('data-status', 'failed', { timeout: 40_000 })

  await slot('References').getByRole('button', { name: 'Remove' }).click()
  await prompt.fill('Another idea')
  await page.getByRole('radio', { name: '5 s', exact: true }).check()
  await page.goto('/wall')
  await card.getByRole('link', { name: 'Edit' }).click()
  await expect(prompt).toHaveValue('Their last stand #moderated')
  await expect(prompt).toBeFocused()
  await expect(page).toHaveURL(`${stack.url}/`)
  await expect(slot('References').getByRole('img')).toHaveCount(1)
  await expect(page.getByRole('radio', { name: '10 s' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Pro 1080p' })).toBeChecked()
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeChecked()
  await expect(page.getByText('Your earlier draft is kept.')).toBeVisible()
  await expectNoViolations(page)

  await prompt.fill('Their last stand')
  await page.reload()
  await expect(prompt).toHaveValue('Their last stand')
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(prompt).toHaveValue('Another idea')
  await expect(slot('References').getByRole('img')).toHaveCount(0)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(prompt).toHaveValue('Their last stand')
  await card.getByRole('link', { name: 'Edit' }).click()
  await expect(prompt).toHaveValue('Their last stand #moderated')
  await page.context().close()
})

test('the page of a generation tells what it went through', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/wall')
  await page.getByRole('link', { name: 'A duel #moderated-late' }).click()
  const story = page.getByRole('region', { name: 'What happened' })
  const states = story.getByRole('list', { name: 'States' }).getByRole('listitem')
  await expect(states).toContainText(['Queued', 'Submitting', 'Generating', 'Failed'])
  const attempts = story.getByRole('list', { name: 'Attempts' }).getByRole('listitem')
  await expect(attempts).toContainText(['The provider took it on.'])
  await expect(attempts).toContainText(['Refunded: net 0 (84 credits · $0.42 came back)'])
  const why = page.getByRole('region', { name: 'Why it failed' })
  await expect(why).toContainText('Refunded: net 0. The provider gave back what it had charged.')
  await expect(states.filter({ hasText: 'Generating' })).toContainText('began to make the clip')
  await expectNoViolations(page)
  await page.context().close()
})
