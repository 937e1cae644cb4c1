import { expect, type Locator, type Page } from '@playwright/test'

/** The card of a prompt. */
export const cardOf = (page: Page, prompt: string): Locator => page.getByRole('article', { name: prompt, exact: true })

/** Presses Generate, and waits until the server has taken it on: the card stands there before, and no other page knows of it yet. */
export async function pressGenerate(page: Page): Promise<void> {
  const taken = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Generate' }).click()
  await taken
}

/** Submits a prompt in the studio, and waits for its card. */
export async function submitPrompt(page: Page, prompt: string): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await pressGenerate(page)
  await expect(cardOf(page, prompt)).toBeVisible()
}
