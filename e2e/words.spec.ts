import { expect } from '@playwright/test'
import en from '#messages/en' with { type: 'json' }
import { test } from './testing/test.ts'

test('words come beside the page, compressed, and are kept for ever', async ({ request }) => {
  const html = await (await request.get('/wall')).text()
  expect(html).not.toContain('settingsPage')
  const [, address] = /<link rel="preload" as="fetch" href="([^"]+)" crossorigin="anonymous"\/>/i.exec(html) ?? []
  const words = await request.get(`${address}`)
  expect(words.headers()).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(Object.keys(await words.json())).toEqual(Object.keys(en))
})

test('a page whose words did not come at first comes alive once they do, and the next page does not ask for them', async ({
  page,
}) => {
  const asked: string[] = []
  await page.route('**/_next/static/words/en-*.json', (route) => {
    asked.push(route.request().url())
    return asked.length === 1 ? route.fulfill({ status: 404 }) : route.continue()
  })
  const alive = page.waitForRequest('**/api/changes?**')
  await page.goto('/wall')
  await alive
  expect(asked.length).toBeGreaterThan(1)
  const known = asked.length
  await page.getByRole('link', { name: en.nav.studio, exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible()
  expect(asked).toHaveLength(known)
})
