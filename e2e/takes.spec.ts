import { type Browser, expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { stillFile } from './testing/pictures.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

const cards = (page: Page, prompt: string) => page.getByRole('article', { name: prompt, exact: true })
const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const button = (page: Page) => page.getByRole('button', { name: 'Generate' })
const description = (page: Page, text: string) => expect(button(page)).toHaveAccessibleDescription(text)

async function studio(page: Page): Promise<void> {
  await page.goto('/')
  await expect(button(page)).toBeEnabled()
}

async function phone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  return context.newPage()
}

test('another take and a remix restore the whole recipe, and the shot shows what changed', async ({ page }) => {
  const text = 'A red fox in the snow, for the takes'
  await studio(page)
  await page
    .getByRole('region', { name: 'First frame' })
    .locator('input[type=file]')
    .setInputFiles(await stillFile('fox.png', 20))
  await prompt(page).fill(text)
  await page.getByRole('radio', { name: '9:16' }).check()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await button(page).click()
  await expect(cards(page, text)).toHaveCount(1)
  await cardOf(page, text).getByRole('button', { name: 'More' }).click()
  await expectNoViolations(page)
  await page.getByRole('menuitem', { name: 'Another take' }).click()
  await expect(cards(page, text)).toHaveCount(2)
  await expect(cards(page, text).first().getByRole('link', { name: 'Take 2 of 2' })).toBeVisible()
  await expect(cards(page, text).last().getByRole('link', { name: 'Take 1 of 2' })).toBeVisible()

  await cards(page, text).last().getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remix' }).click()
  await expect(page.getByText(/^Another take of/)).toBeVisible()
  await expect(prompt(page)).toHaveValue(text)
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked()
  const frame = page.getByRole('region', { name: 'First frame' })
  await expect(frame.getByRole('img')).toHaveCount(1)
  // Loading the page again loses nothing of it.
  await page.reload()
  await expect(page.getByText(/^Another take of/)).toBeVisible()
  await expect(frame.getByRole('img')).toHaveCount(1)
  const changed = 'A white fox in the snow, for the takes'
  await prompt(page).fill(changed)
  await page.getByRole('radio', { name: 'Pro 1080p' }).check()
  await button(page).click()
  await cardOf(page, changed).getByRole('link', { name: 'Take 3 of 3' }).click()

  const changes = page.getByRole('region', { name: 'What changed from take 2 to take 3' })
  await expect(changes.locator('del')).toContainText('red')
  await expect(changes.locator('ins')).toContainText('white')
  await expect(changes.getByText('Quality: Standard 720p → Pro 1080p')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Takes' }).getByRole('listitem')).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('Take 1')
  await expect(page.getByRole('region', { name: 'What changed from take 1 to take 3' })).toBeVisible()
  await expectNoViolations(page)
})

test('several variations are made by keyboard alone, for their price together', async ({ page }) => {
  const text = 'Four foxes, by keyboard'
  await studio(page)
  await description(page, '$0.42 play money')
  await prompt(page).fill(text)
  await page.getByRole('combobox', { name: 'Variations at once' }).focus()
  await page.keyboard.press('4')
  await expect(page.getByRole('button', { name: 'Generate 4' })).toBeVisible()
  await description(page, '$1.68 play money')
  await page.keyboard.press('Tab')
  await expect(button(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cards(page, text)).toHaveCount(4)
  await cards(page, text).first().getByRole('link', { name: 'Take 4 of 4' }).press('Enter')
  await expect(page.getByRole('region', { name: 'What changed from take 3 to take 4' })).toContainText('Nothing')
  // The page of a clip offers the same in the palette.
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search for a command' }).fill('Another take')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Takes' }).getByRole('listitem')).toHaveCount(5)
})

test('takes are made and looked at by touch on a phone', async ({ browser }) => {
  const text = 'A fox on a phone'
  const page = await phone(browser)
  await studio(page)
  await prompt(page).fill(text)
  await page.getByRole('combobox', { name: 'Variations at once' }).selectOption('2 ×')
  await description(page, '$0.84 play money')
  await expectNoViolations(page)
  await button(page).tap()
  await expect(cards(page, text)).toHaveCount(2)
  await cards(page, text).first().getByRole('button', { name: 'More' }).tap()
  await page.getByRole('menuitem', { name: 'Another take' }).tap()
  await expect(cards(page, text)).toHaveCount(3)
  await cards(page, text).first().getByRole('link', { name: 'Take 3 of 3' }).tap()
  await expect(page.getByRole('region', { name: 'What changed from take 2 to take 3' })).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await page.context().close()
})

test('new clips are put into the project that was chosen in the studio, and the browser keeps the choice', async ({
  page,
}) => {
  const text = 'A lighthouse, for the project'
  await submitPrompt(page, text)
  await cardOf(page, text).getByRole('link', { name: text }).click()
  const marks = page.getByRole('region', { name: 'The team’s marks' })
  await marks.getByRole('button', { name: 'New project' }).click()
  await page.keyboard.type('Lighthouse film')
  await page.keyboard.press('Enter')
  await expect(marks.getByRole('combobox', { name: 'Project', exact: true })).toHaveValue(/.+/)

  await studio(page)
  const project = page.getByRole('combobox', { name: 'Project of new clips' })
  await project.selectOption('Lighthouse film')
  await expectNoViolations(page)
  const second = 'A lighthouse at night, for the project'
  await submitPrompt(page, second)
  await expect(project.locator('option:checked')).toHaveText('Lighthouse film')
  await cardOf(page, second).getByRole('link', { name: second }).click()
  await expect(marks.getByRole('combobox', { name: 'Project', exact: true }).locator('option:checked')).toHaveText(
    'Lighthouse film',
  )
})
