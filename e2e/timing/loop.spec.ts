import { expect } from '@playwright/test'
import { nothingUnderWay } from '#e2e/testing/nothing-under-way'
import { bar, nextFrames, openClip, stopAt } from '#e2e/testing/player'
import { cardOf, submitPrompt } from '#e2e/testing/submit-prompt'
import { test } from '#e2e/testing/test'

/** A page that comes late by a picture's time of 42 ms has shown one too many: only a machine without other work can be held to this. */
test('a loop from I to O is kept to the picture', async ({ page, request }) => {
  const prompt = `A wheel that turns and turns ${crypto.randomUUID()}`
  await submitPrompt(page, prompt)
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  const id = await cardOf(page, prompt).getAttribute('data-generation-id')
  await nothingUnderWay(request)

  await openClip(page, id ?? '')
  await stopAt(page, 50)
  await page.keyboard.press('i')
  await stopAt(page, 61)
  await page.keyboard.press('o')
  await page.keyboard.press('l')
  const seen = await nextFrames(page, 40)
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(50)
  expect(Math.max(...seen)).toBeLessThanOrEqual(61)
  const begun = seen.filter((frame, i) => frame < (seen[i - 1] ?? 0))
  expect(begun.length).toBeGreaterThanOrEqual(2)
  await page.keyboard.press('c')
  await expect(bar(page).getByRole('button', { name: 'Clear the ends of the loop' })).toBeDisabled()
})
