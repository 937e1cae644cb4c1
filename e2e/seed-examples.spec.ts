import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { generationPageSchema } from '#lib/domain/generation/generation'
import { probeClip } from '#lib/server/media/probe-clip'
import { SEED_EXAMPLES } from '#sandbox/testing/seed-examples'
import { sandboxUrl } from './testing/addresses.ts'
import { stillFile } from './testing/pictures.ts'
import { type LedgerEntry, readLedger } from './testing/sandbox-control.ts'
import { test } from './testing/test.ts'

/** What a creator enters beside the prompt for each of the five examples of the Kling v3 page, and the size of its clip. */
const EXAMPLES: {
  name: keyof typeof SEED_EXAMPLES
  enter: (page: Page) => Promise<void>
  pixels: [width: number, height: number]
}[] = [
  { name: 'text to video', enter: async () => {}, pixels: [1280, 720] },
  { name: 'plain reference', enter: (page) => pick(page, 'References', 20), pixels: [1280, 720] },
  {
    name: 'first and last frame',
    enter: async (page) => {
      await pick(page, 'First frame', 200)
      await pick(page, 'Last frame', 260)
      await page.getByRole('radio', { name: 'Pro 1080p' }).check()
    },
    pixels: [1920, 1080],
  },
  {
    name: 'references with frames',
    enter: async (page) => {
      await pick(page, 'References', 90)
      await pick(page, 'First frame', 140)
      await pick(page, 'Last frame', 320)
      await page.getByRole('radio', { name: 'Pro 1080p' }).check()
    },
    pixels: [1920, 1080],
  },
  { name: 'with sound', enter: (page) => page.getByRole('switch', { name: 'Audio' }).check(), pixels: [1280, 720] },
]

for (const { name, enter, pixels } of EXAMPLES) {
  test(`the seed example "${name}" leaves as its JSON and comes back as its clip`, async ({ page, request }) => {
    test.setTimeout(120_000)
    const body = unaddressed(SEED_EXAMPLES[name])
    const prompt = String(body.prompt)
    await page.goto('/')
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
    await enter(page)
    await page.getByRole('button', { name: 'Generate' }).click()
    const card = page.getByRole('article', { name: prompt })
    await expect(card).toHaveAttribute('data-status', 'ready', { timeout: 90_000 })

    const sent = (await readLedger(sandboxUrl)).filter((entry) => entry.body.prompt === prompt)
    expect(sent.map(comparable)).toEqual([{ ...DEFAULTS, ...body }])

    const wall = generationPageSchema.parse(await (await request.get('/api/generations')).json())
    const clip = wall.generations.find((generation) => generation.recipe.prompt === prompt)?.status.clip
    const facts = await probe(await (await request.get(String(clip?.url))).body())
    expect(facts).toMatchObject({
      ok: true,
      width: pixels[0],
      height: pixels[1],
      hasAudio: body.audio === true,
      codec: 'avc',
    })
    expect(facts).toHaveProperty('durationMs', 5000)
  })
}

async function pick(page: Page, slot: 'First frame' | 'Last frame' | 'References', hue: number): Promise<void> {
  const region = page.getByRole('region', { name: slot })
  await region.locator('input[type=file]').setInputFiles(await stillFile(`${slot}.png`, hue))
  await expect(region.getByRole('button', { name: 'Move to…' })).toBeVisible()
}

/** Fields at their default may be sent or left out. */
const DEFAULTS = { mode: 'std', duration: 5, aspect_ratio: '16:9' }

/** An example's JSON, with its addresses of images left open. */
function unaddressed(example: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(example).replaceAll(/"https:[^"]+"/g, '"<url>"'))
}

/** A request without what is bound to differ: our own id, and the addresses that the upload endpoint made up. */
function comparable({ body }: LedgerEntry): Record<string, unknown> {
  const { client_business_id: id, ...fields } = body
  expect(id).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  return JSON.parse(JSON.stringify({ ...DEFAULTS, ...fields }).replaceAll(/"http:[^"]*\/files\/[^"]+"/g, '"<url>"'))
}

async function probe(bytes: Buffer) {
  const folder = await mkdtemp(path.join(tmpdir(), 'inbetween-clip-'))
  try {
    const file = path.join(folder, 'clip.mp4')
    await writeFile(file, bytes)
    return await probeClip(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}
