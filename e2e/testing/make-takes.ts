import { type Browser, expect } from '@playwright/test'
import { cardOf } from './submit-prompt.ts'

/**
 * Has three takes of one shot made: two of 5 s with sound, and a silent one of 10 s with other words.
 * @returns their ids, the oldest first
 */
export async function makeTakes(browser: Browser, baseURL: string, prompt: string): Promise<string[]> {
  const page = await browser.newPage({ baseURL, locale: 'en-US' })
  const generate = page.getByRole('button', { name: 'Generate' })
  const words = page.getByRole('textbox', { name: 'Prompt', exact: true })
  const variations = page.getByRole('combobox', { name: 'Variations at once' })
  await page.goto('/')
  await expect(generate).toBeEnabled()
  await words.fill(prompt)
  await page.getByRole('switch', { name: 'Audio' }).check()
  await variations.selectOption('2 ×')
  await generate.click()
  await expect(cardOf(page, prompt)).toHaveCount(2)
  // What stands there before the server has answered has no id to make a take of.
  await expect(cardOf(page, prompt).first()).toHaveAttribute('data-status', /submitting|running|saving|ready/)
  await cardOf(page, prompt).first().getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remix' }).click()
  await expect(page.getByText(/^Another take of/)).toBeVisible()
  await words.fill(`${prompt}, longer`)
  await page.getByRole('switch', { name: 'Audio' }).uncheck()
  await variations.selectOption('1 ×')
  await page.getByRole('radio', { name: '10 s' }).check()
  await generate.click()
  const all = page.getByRole('article', { name: prompt })
  await expect(all).toHaveCount(3)
  for (const card of await all.all()) await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 90_000 })
  const ids = await all.evaluateAll((cards: HTMLElement[]) => cards.map((card) => card.dataset.generationId ?? ''))
  await page.context().close()
  return ids.reverse()
}
