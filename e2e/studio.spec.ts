import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { makeStill } from './testing/pictures.ts'
import { test } from './testing/test.ts'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
})

const region = (page: Page, name: string) => page.getByRole('region', { name })
const picture = (page: Page, slot: string, name: string) =>
  region(page, slot).getByRole('img', { name: `${slot}: ${name}` })
const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })

/** Puts a still on a slot and waits until the library has it. */
async function put(page: Page, slot: string, name: string, hue = 200): Promise<void> {
  const file = { name, mimeType: 'image/png', buffer: await makeStill(hue, 640, 360) }
  await region(page, slot).locator('input[type=file]').setInputFiles(file)
  await expect(picture(page, slot, name)).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

async function drag(page: Page, from: [slot: string, name: string], to: string): Promise<void> {
  await picture(page, ...from).dragTo(region(page, to), { steps: 5 })
}

test('an image is dragged to an empty slot, and changes places with one in a taken slot', async ({ page }) => {
  await put(page, 'First frame', 'dawn.png')
  await drag(page, ['First frame', 'dawn.png'], 'Last frame')
  await expect(picture(page, 'Last frame', 'dawn.png')).toBeVisible()
  await expect(page.getByText('A last frame needs a first frame.')).toBeVisible()

  await put(page, 'References', 'cat.png', 90)
  await drag(page, ['References', 'cat.png'], 'Last frame')
  await expect(picture(page, 'Last frame', 'cat.png')).toBeVisible()
  await expect(picture(page, 'References', 'dawn.png')).toBeVisible()
  await expect(region(page, 'Last frame').getByRole('button', { name: 'Move to…' })).toBeFocused()
})

test('files from the desktop are dropped onto slots', async ({ page }) => {
  const buffer = await makeStill(30, 640, 360)
  const slot = region(page, 'First frame')
  await slot.drop({ files: [{ name: 'dawn.png', mimeType: 'image/png', buffer }] })
  await expect(picture(page, 'First frame', 'dawn.png')).toBeVisible()
  await slot.drop({ files: [{ name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }] })
  await expect(page.getByText('drawing.svg: SVG files cannot be used. Use JPEG, PNG, WebP or GIF.')).toBeVisible()
  await expect(picture(page, 'First frame', 'dawn.png')).toBeVisible()
})

test('a picture of more pixels and bytes than a request takes is made smaller', async ({ page }) => {
  test.slow()
  const buffer = await makeStill(120, 6000, 3000)
  const upload = page.waitForRequest(
    (request) => request.method() === 'POST' && request.headers()['next-action'] !== undefined,
  )
  await region(page, 'References')
    .locator('input[type=file]')
    .setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer })
  const size = Number((await (await upload).allHeaders())['content-length'])
  expect(size).toBeLessThan(10_000_000)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 })
  await expect(picture(page, 'References', 'wide.png')).toBeVisible()
})

test('an image is moved with the keyboard alone, and the move is said', async ({ page }) => {
  await put(page, 'References', 'cat.png')
  await region(page, 'References').getByRole('button', { name: 'Move to…' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'First frame' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(picture(page, 'First frame', 'cat.png')).toBeVisible()
  await expect(region(page, 'First frame').getByRole('button', { name: 'Move to…' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'Moved to First frame.' })).toBeAttached()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Last frame' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(region(page, 'First frame').getByRole('button', { name: 'Move to…' })).toBeFocused()
})

test('frames are swapped', async ({ page }) => {
  await put(page, 'First frame', 'dawn.png', 30)
  await put(page, 'Last frame', 'night.png', 230)
  await page.getByRole('button', { name: 'Swap frames' }).click()
  await expect(picture(page, 'First frame', 'night.png')).toBeVisible()
  await expect(picture(page, 'Last frame', 'dawn.png')).toBeVisible()
})

test('15 s and images do not go together, whichever comes first', async ({ page }) => {
  const long = page.getByRole('radio', { name: '15 s' })
  await long.check()
  await put(page, 'First frame', 'dawn.png')
  await expect(long).toBeChecked()
  await expect(page.getByText('With images a clip has at most 10 s.')).toBeVisible()
  await page.getByRole('button', { name: 'Use 10 s' }).click()
  await expect(page.getByRole('radio', { name: '10 s' })).toBeChecked()
  await expect(long).toBeDisabled()
  await expect(page.getByText('Remove the images to choose it.')).toBeVisible()
})

test('the draft is there again after a reload', async ({ page }) => {
  await prompt(page).fill('A harbour at dawn')
  await page.getByText('Negative prompt').click()
  await page.getByRole('textbox', { name: 'Negative prompt' }).fill('blur')
  await page.getByRole('radio', { name: '10 s' }).check()
  await page.getByRole('radio', { name: '9:16' }).check()
  await page.getByRole('switch', { name: 'Audio' }).check()
  await put(page, 'First frame', 'dawn.png')
  await page.reload()
  await expect(prompt(page)).toHaveValue('A harbour at dawn')
  await expect(page.getByRole('textbox', { name: 'Negative prompt' })).toHaveValue('blur')
  await expect(page.getByRole('radio', { name: '10 s' })).toBeChecked()
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked()
  await expect(page.getByRole('switch', { name: 'Audio' })).toBeChecked()
  await expect(picture(page, 'First frame', 'dawn.png')).toHaveJSProperty('naturalWidth', 640)
  await expect(page.getByText('First frame to video')).toBeVisible()
})

test('the card stands before the server has answered, and the form stays as it was', async ({ page }) => {
  const text = `A cat at the window ${crypto.randomUUID()}`
  await prompt(page).fill(text)
  const card = page.getByRole('list', { name: 'Generations' }).getByRole('article', { name: text })
  const { promise: answered, resolve: letAnswer } = Promise.withResolvers<void>()
  // The page is there, so what goes to its own address from now on is the submit.
  await page.route('/', async (route) => {
    await answered
    await route.continue()
  })
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(card).toBeVisible()
  letAnswer()
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await expect(card).toHaveCount(1)
  // The poster is made after the clip is ready.
  await expect(card.getByRole('presentation')).toHaveJSProperty('complete', true, { timeout: 20_000 })
  await expect(prompt(page)).toHaveValue(text)
})

test('one card stands where the change feed tells of the generation before its answer comes', async ({ page }) => {
  const text = `A late answer ${crypto.randomUUID()}`
  const card = page.getByRole('list', { name: 'Generations' }).getByRole('article', { name: text })
  const { promise: accepted, resolve: accept } = Promise.withResolvers<void>()
  const { promise: told, resolve: letAnswer } = Promise.withResolvers<void>()
  await page.route('/api/changes?**', async (route) => {
    await accepted
    await route.continue()
  })
  await page.route('/', async (route) => {
    if (route.request().method() === 'GET') return route.continue()
    const response = await route.fetch()
    accept()
    await told
    await route.fulfill({ response })
  })
  await page.goto('/')
  await prompt(page).fill(text)
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  const answer = page.waitForResponse((response) => 'next-action' in response.request().headers())
  letAnswer()
  await answer
  await expect(card).toHaveCount(1)
})

test('a press in the very moment in which the button comes alive has its card at once', async ({ page }) => {
  // Never answered: nothing that waits for an answer may be what shows the card.
  await page.route('/', (route) => (route.request().method() === 'GET' ? route.continue() : undefined))
  await page.goto('/', { waitUntil: 'commit' })
  await page.evaluate(async () => {
    const found = <Element>(selector: string) => document.querySelector(selector) as Element | null
    while (found<HTMLButtonElement>('button[type=submit]')?.disabled !== false)
      await new Promise((tick) => setTimeout(tick))
    const field = found<HTMLTextAreaElement>('textarea[name=prompt]')
    field?.focus()
    document.execCommand('insertText', false, 'Pressed at once')
    found<HTMLButtonElement>('button[type=submit]')?.click()
  })
  await expect(page.getByRole('article', { name: 'Pressed at once' })).toBeVisible()
})

test('a press of Generate without a server says so, and the next one makes one clip', async ({ page, context }) => {
  const text = `A lost call ${crypto.randomUUID()}`
  await prompt(page).fill(text)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline. Nothing is lost' })).toBeVisible()
  await expect(page.getByRole('article', { name: text })).toHaveCount(0)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Generate' }).dblclick()
  await expect(page.getByRole('article', { name: text })).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await page.reload()
  await expect(page.getByRole('article', { name: text })).toHaveCount(1)
})

test('the language changes around the draft', async ({ page }) => {
  await prompt(page).fill('A cat')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('button', { name: '生成' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('textbox', { name: '提示词', exact: true })).toHaveValue('A cat')
})

for (const theme of ['Light', 'Dark'] as const) {
  test(`no accessibility violations: ${theme}`, async ({ page }) => {
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: theme }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
    await page.getByRole('radio', { name: '15 s' }).check()
    await put(page, 'Last frame', 'night.png')
    await put(page, 'References', 'cat.png')
    await expect(page.getByRole('button', { name: 'Use 10 s' })).toBeVisible()
    await expectNoViolations(page)
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('everything is one column, and Generate stays in sight', async ({ page }) => {
    await put(page, 'First frame', 'dawn.png')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(390)
    await expect(page.getByRole('button', { name: 'Generate' })).toBeInViewport()
    await region(page, 'First frame').getByRole('button', { name: 'Move to…' }).tap()
    await page.getByRole('menuitem', { name: 'References' }).tap()
    await expect(picture(page, 'References', 'dawn.png')).toBeVisible()
    await expectNoViolations(page)
  })
})
