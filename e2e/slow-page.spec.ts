import { expect, type Page } from '@playwright/test'
import { createStack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { openTeam, PASSWORD } from './testing/team.ts'
import { test } from './testing/test.ts'

/** Holds back the code of a page. @returns lets it come */
async function holdCode(page: Page): Promise<() => void> {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await arrived
    await route.continue()
  })
  return arrive
}

test('what is entered before the page came alive stays', async ({ page }) => {
  const arrive = await holdCode(page)
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

  // Over a draft too, whose text nobody saw as they typed.
  const arriveAgain = await holdCode(page)
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('In the rain')
  await page.getByRole('radio', { name: '9:16' }).check()
  arriveAgain()
  await expect(page.getByText('10 s · 720p · 9:16')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('A tram at night\nIn the rain')
})

test('a menu that was opened before the page came alive has its items once it does', async ({ page }) => {
  const arrive = await holdCode(page)
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Theme' }).click()
  arrive()
  await expect(page.getByRole('menuitemradio', { name: 'As the system' })).toBeFocused()
})

test('a clip whose Play was pressed before the page came alive plays once it does, unless something else was pressed or gone to', async ({
  page,
}) => {
  const [left, wished] = ['To be left', 'To be played early'].map((words) => `${words} ${crypto.randomUUID()}`) as [
    string,
    string,
  ]
  for (const prompt of [left, wished]) {
    await submitPrompt(page, prompt)
    await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  }
  const play = (prompt: string) => cardOf(page, prompt).getByRole('button', { name: 'Play' })
  /** Presses early on a page, and waits until its cards are alive. */
  async function pressEarly(address: string, press: () => Promise<void>) {
    const arrive = await holdCode(page)
    await page.goto(address, { waitUntil: 'commit' })
    await press()
    arrive()
    for (const prompt of [wished, left])
      await expect(cardOf(page, prompt).getByRole('button', { name: 'More' })).toBeVisible()
  }
  for (const address of ['/', '/wall']) {
    await pressEarly(address, async () => {
      await play(left).click()
      await play(wished).dblclick()
    })
    await expect(cardOf(page, wished).locator('video')).toHaveJSProperty('paused', false)
    await pressEarly(address, async () => {
      await play(wished).click()
      await page
        .getByRole('heading', { level: address === '/' ? 2 : 1 })
        .first()
        .click()
    })
    await expect(page.locator('video')).toHaveCount(0)
    await pressEarly(address, async () => {
      await play(wished).click()
      await page.keyboard.press('Tab')
    })
    await expect(page.locator('video')).toHaveCount(0)
  }
})

test('a comment that is begun before the page came alive is kept', async ({ page }) => {
  const prompt = `To be spoken of early ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  const address = `/wall/${await cardOf(page, prompt).getAttribute('data-generation-id')}`
  const arrive = await holdCode(page)
  await page.goto(address, { waitUntil: 'commit' })
  await expect(page.getByRole('button', { name: 'Play' })).toBeDisabled()
  const panel = page.getByRole('region', { name: 'Review' })
  const field = panel.getByRole('textbox', { name: 'Comment' })
  await field.fill('The tail')
  arrive()
  await expect(panel.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'false')
  await page.reload()
  await expect(field).toHaveValue('The tail')
})

test('what was typed before the page came alive is there again for whoever went elsewhere meanwhile', async ({
  page,
}) => {
  const said = `To be spoken of early ${crypto.randomUUID()}`
  await submitPrompt(page, said)
  await expect(cardOf(page, said)).toHaveAttribute('data-status', 'ready', { timeout: 60_000 })
  const clip = `/wall/${await cardOf(page, said).getAttribute('data-generation-id')}`
  const comment = page.getByRole('region', { name: 'Review' }).getByRole('textbox', { name: 'Comment' })
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })

  const arrive = await holdCode(page)
  await page.goto(clip, { waitUntil: 'commit' })
  await comment.fill('The tail')
  await page.reload({ waitUntil: 'commit' })
  await expect(comment).toHaveValue('The tail')
  await page.goto('/', { waitUntil: 'commit' })
  await prompt.fill('A tram at night')
  await page.goto(clip, { waitUntil: 'commit' })
  await expect(comment).toHaveValue('The tail')
  arrive()
  await expect(page.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'false')
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await expect(prompt).toHaveValue(`${said}\nA tram at night`)

  // From here on both are kept as they are typed, and what was typed early comes but once.
  await prompt.fill('A tram by day')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await expect(prompt).toHaveValue('A tram by day')
  await page.goto(clip)
  await expect(page.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'false')
  await comment.press('Control+Enter')
  await expect(comment).toHaveValue('')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Play' })).toBeEnabled()
  await expect(comment).toHaveValue('')
})

test('whoever presses Enter before the page came alive is signed in once it does, and keeps their name where the password is wrong', async ({
  browser,
}) => {
  const stack = await createStack({ HOST: '0.0.0.0' })
  let team: ReturnType<typeof openTeam> | null = null
  try {
    await stack.start()
    team = openTeam(stack.dataDir, stack.url)
    await team.join('chen', 'creator')
    const page = await (await browser.newContext({ baseURL: stack.url, locale: 'en' })).newPage()
    const arrive = await holdCode(page)
    await page.goto('/sign-in', { waitUntil: 'commit' })
    await page.getByLabel('User name or e-mail').fill('chen')
    await page.getByLabel('Password').fill('a wrong password')
    await page.keyboard.press('Enter')
    arrive()
    await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
    await expect(page.getByLabel('User name or e-mail')).toHaveValue('chen')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/')
    await page.context().close()
  } finally {
    await team?.close()
    await stack.dispose()
  }
})
