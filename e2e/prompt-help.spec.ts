import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { makeStill } from './testing/pictures.ts'
import { test } from './testing/test.ts'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
})

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const tool = (page: Page, name: string) => page.getByRole('form').getByRole('button', { name, exact: true })
const part = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Prompt builder' }).getByRole('textbox', { name, exact: true })
const generated = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

/** Submits a prompt that no other test has, and waits until the server knows it. */
async function submit(page: Page, text: string): Promise<void> {
  await prompt(page).fill(text)
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(generated(page, text)).toHaveAttribute('data-status', /running|saving|ready/, { timeout: 30_000 })
}

test.describe('the builder', () => {
  test('composes the prompt, follows changes made by hand, and is there again after a reload', async ({ page }) => {
    await prompt(page).fill('A fox')
    await tool(page, 'Builder').click()
    await expect(part(page, 'Subject')).toHaveValue('A fox')
    await part(page, 'Camera').fill('slow push in')
    await part(page, 'Movement').fill('trots home.')
    await expect(prompt(page)).toHaveValue('A fox, trots home. slow push in')

    await prompt(page).press('End')
    await prompt(page).pressSequentially(', low angle')
    await expect(part(page, 'Camera')).toHaveValue('slow push in, low angle')
    await page.reload()
    await expect(prompt(page)).toHaveValue('A fox, trots home. slow push in, low angle')
    await tool(page, 'Builder').click()
    await expect(part(page, 'Movement')).toHaveValue('trots home.')
    await expect(part(page, 'Camera')).toHaveValue('slow push in, low angle')
    await expectNoViolations(page)
  })

  test('joins Chinese as Chinese is joined, and undoes as a text field does', async ({ page }) => {
    await tool(page, 'Builder').click()
    await part(page, 'Subject').fill('一只狐狸')
    await part(page, 'Light').pressSequentially('晨光')
    await expect(prompt(page)).toHaveValue('一只狐狸，晨光')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(prompt(page)).toHaveValue('一只狐狸')
  })

  test('asks for what an image cannot show, and keeps the rest folded', async ({ page }) => {
    await tool(page, 'Builder').click()
    await expect(part(page, 'Scene')).toBeVisible()
    const file = { name: 'dawn.png', mimeType: 'image/png', buffer: await makeStill(30, 640, 360) }
    await page.getByRole('region', { name: 'First frame' }).locator('input[type=file]').setInputFiles(file)
    await expect(page.getByText('Name the subject and say how it moves.')).toBeVisible()
    await expect(part(page, 'Movement')).toBeVisible()
    await expect(part(page, 'Scene')).toBeHidden()
    await page.getByText('Scene, camera, light and more').click()
    await expect(part(page, 'Scene')).toBeVisible()
    await expect(part(page, 'Sound')).toHaveCount(0)
    await page.getByRole('switch', { name: 'Audio' }).check()
    await expect(part(page, 'Sound')).toBeVisible()
    await expect(page.getByText('Audio is on: say what is heard as well.')).toBeVisible()
  })
})

test.describe('words', () => {
  test('go in at the caret in either language, and the browser’s undo takes them out', async ({ page }) => {
    await prompt(page).fill('A fox, low sun')
    await tool(page, 'Words').click()
    await prompt(page).press('Home')
    for (const _ of 'A fox') await page.keyboard.press('ArrowRight')
    await page.getByRole('toolbar', { name: 'Camera' }).getByRole('button', { name: 'dolly zoom' }).click()
    await expect(prompt(page)).toHaveValue('A fox, dolly zoom, low sun')
    await expect(prompt(page)).toBeFocused()
    await page.keyboard.press('Control+z')
    await expect(prompt(page)).toHaveValue('A fox, low sun')

    await page.getByRole('button', { name: 'Chinese words' }).click()
    await page.getByRole('tab', { name: 'Style' }).click()
    await prompt(page).press('End')
    await page.getByRole('button', { name: '水墨画风格' }).click()
    await expect(prompt(page)).toHaveValue('A fox, low sun，水墨画风格')
    await expectNoViolations(page)
  })

  test('are reached by arrow keys, and go into the builder’s own field where it is open', async ({ page }) => {
    await prompt(page).focus()
    await page.keyboard.press('Tab')
    await expect(tool(page, 'Builder')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(part(page, 'Subject')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const tab = page.getByRole('tab', { name: 'Camera' })
    await expect(tab).toBeVisible()
    await tab.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Light' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(part(page, 'Light')).toHaveValue('soft morning light')
    await expect(page.getByRole('button', { name: 'soft morning light' })).toBeFocused()
    await expect(prompt(page)).toHaveValue('soft morning light')
  })
})

test('a past prompt is found by a part of it, taken up, and what stood there is brought back', async ({ page }) => {
  const mark = crypto.randomUUID()
  await submit(page, `A heron in the reeds ${mark}`)
  await prompt(page).fill('something else')
  await tool(page, 'History').click()
  await page.getByRole('searchbox', { name: 'Search past prompts' }).fill(mark.toUpperCase())
  const found = page.getByRole('listitem').getByRole('button', { name: `A heron in the reeds ${mark}` })
  await expect(found).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.press('ArrowDown')
  await expect(found).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toHaveValue(`A heron in the reeds ${mark}`)
  await expect(prompt(page)).toBeFocused()
  await page.getByRole('button', { name: 'Bring back what stood there' }).click()
  await expect(prompt(page)).toHaveValue('something else')
})

test.describe('presets', () => {
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Presets' })

  async function save(page: Page, name: string): Promise<void> {
    await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name)
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByText(`“${name}” was saved.`)).toBeVisible()
  }

  test('keep a whole recipe with its images, and bring back what they replaced', async ({ page }) => {
    const name = `Whole ${crypto.randomUUID()}`
    await prompt(page).fill('A harbour')
    await page.getByRole('radio', { name: '10 s' }).check()
    const file = { name: 'dawn.png', mimeType: 'image/png', buffer: await makeStill(30, 640, 360) }
    await page.getByRole('region', { name: 'First frame' }).locator('input[type=file]').setInputFiles(file)
    await expect(page.getByRole('img', { name: 'First frame: dawn.png' })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await tool(page, 'Presets').click()
    await save(page, name)
    await page.keyboard.press('Escape')

    await page.getByRole('region', { name: 'First frame' }).getByRole('button', { name: 'Remove' }).click()
    await prompt(page).fill('A desert')
    await page.getByRole('radio', { name: '15 s' }).check()
    await tool(page, 'Presets').click()
    const row = dialog(page).getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('Changes prompt, Standard 720p, 10 s, 16:9, audio off, watermark off, 1 image')
    await row.getByRole('button', { name: `Apply “${name}”` }).click()
    await expect(prompt(page)).toHaveValue('A harbour')
    await expect(page.getByRole('radio', { name: '10 s' })).toBeChecked()
    await expect(page.getByRole('img', { name: `First frame: ${name}` })).toHaveJSProperty('naturalWidth', 640)
    await page.getByRole('button', { name: 'Bring back what stood there' }).click()
    await expect(prompt(page)).toHaveValue('A desert')
    await expect(page.getByRole('radio', { name: '15 s' })).toBeChecked()
    await expect(page.getByRole('img', { name: `First frame: ${name}` })).toHaveCount(0)
  })

  test('are saved in part, renamed, deleted and restored by keyboard alone', async ({ page }) => {
    const [name, other] = [`Part ${crypto.randomUUID()}`, `Other ${crypto.randomUUID()}`]
    await prompt(page).fill('A harbour')
    await tool(page, 'Presets').press('Enter')
    await dialog(page).getByRole('checkbox', { name: 'Settings' }).press('Space')
    await save(page, name)
    await expectNoViolations(page)
    const row = dialog(page).getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('Changes prompt')
    await row.getByRole('button', { name: `Rename “${name}”` }).press('Enter')
    await page.keyboard.press('Escape')
    await expect(row.getByRole('button', { name: `Rename “${name}”` })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.type(other)
    await page.keyboard.press('Enter')
    const renamed = dialog(page).getByRole('listitem').filter({ hasText: other })
    await expect(renamed.getByRole('button', { name: `Rename “${other}”` })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(dialog(page).getByText(`“${other}” was deleted for everyone.`)).toBeVisible()
    await expect(renamed).toHaveCount(0)
    await dialog(page).getByRole('button', { name: 'Undo' }).press('Enter')
    await expect(renamed.getByRole('button', { name: `Rename “${other}”` })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(prompt(page)).toHaveValue('A harbour')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('everything that helps is within reach of a finger', async ({ page }) => {
    const name = `Phone ${crypto.randomUUID()}`
    await tool(page, 'Builder').tap()
    await part(page, 'Subject').fill('A fox')
    await tool(page, 'Words').tap()
    await page.getByRole('tab', { name: 'Mood' }).tap()
    await page.getByRole('button', { name: 'dreamlike' }).tap()
    await expect(prompt(page)).toHaveValue('A fox, dreamlike')
    await expect(page.locator('textarea:focus')).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectNoViolations(page)
    await tool(page, 'Presets').tap()
    const dialog = page.getByRole('dialog', { name: 'Presets' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await dialog.getByRole('button', { name: 'Save preset' }).tap()
    await expect(dialog.getByRole('button', { name: `Apply “${name}”` })).toBeInViewport()
    await expectNoViolations(page)
    await dialog.getByRole('button', { name: 'Close' }).tap()
    await page.getByRole('button', { name: 'Commands' }).tap()
    await page.getByRole('option', { name: 'Go to First frame' }).tap()
    await expect(page.getByLabel('First frame').locator('input[type=file]')).toBeFocused()
  })
})
