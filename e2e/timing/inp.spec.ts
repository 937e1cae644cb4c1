import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { makeStill } from '#e2e/testing/pictures'
import { GOAL_MS, SLOWDOWN, slowestResponses } from '#e2e/testing/slowest-response'
import { changesSchema } from '#lib/domain/generation'

test.beforeEach(
  'nothing else is under way: what the machine does beside it would be measured too',
  async ({ request }) => {
    const active = async () => changesSchema.parse(await (await request.get('/api/changes?since=0')).json()).active
    await expect.poll(active, { timeout: 50_000 }).toBe(0)
  },
)

test(`typing, dropping and dragging answer within ${GOAL_MS} ms at ${SLOWDOWN} times slower`, async ({
  page,
}, info) => {
  const files = await Promise.all(
    [30, 190].map(async (hue) => {
      const file = info.outputPath(`${hue}.png`)
      writeFileSync(file, await makeStill(hue))
      return file
    }),
  )
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
  await page.waitForLoadState('networkidle')
  const responses = await slowestResponses(page, files)
  for (const { count } of responses) expect(count).toBeGreaterThan(0)
  for (const { ms, event, kind } of responses) expect(ms, `${kind}: ${event}`).toBeLessThanOrEqual(GOAL_MS)
})
