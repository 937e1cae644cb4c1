import { expect, type Locator, type Page } from '@playwright/test'

/** The card of a prompt. */
export const cardOf = (page: Page, prompt: string): Locator => page.getByRole('article', { name: prompt, exact: true })

/** Submits a prompt in the studio, and waits for its card. */
export async function submitPrompt(page: Page, prompt: string): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(cardOf(page, prompt)).toBeVisible()
}
