import '#lib/server/testing/without-own-settings'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ensureBrowser } from '#e2e/testing/find-browser'
import { planFaults } from '#e2e/testing/sandbox-control'
import { createStack } from '#e2e/testing/stack'
import { landscape } from './landscape.ts'

// Takes the pictures of docs/screenshots from a running app: npm run screenshots.

const OUT = path.resolve(import.meta.dirname, '..', 'docs', 'screenshots')

const PROMPTS = [
  { prompt: 'A red fox trots through fresh snow at dawn, breath steaming, slow dolly in', ratio: '16:9' },
  { prompt: '雨夜的霓虹街道,一位撑伞的女子回头,镜头缓缓推近,电影质感', ratio: '9:16' },
  { prompt: 'A glassblower turns molten glass in a dark workshop, sparks, macro, shallow focus', ratio: '1:1' },
  { prompt: 'Paper boats drift down a gutter after the storm, low angle, warm evening light', ratio: '16:9' },
  { prompt: '清晨的茶园,薄雾流动,航拍缓缓升起', ratio: '16:9' },
]

const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-quic'] })
mkdirSync(OUT, { recursive: true })
const stack = await createStack({
  SANDBOX_QUEUE_MS: '200',
  SANDBOX_RUN_MS: '1000',
  POLL_FIRST_MS: '300',
  POLL_EVERY_MS: '400',
})
try {
  await stack.start()
  await shoot('studio-empty', '/', async () => {})
  const page = await browser.newPage({ baseURL: stack.url, locale: 'en' })
  await fill(page)
  await page.close()
  const id = await firstReady()
  await shoot('studio', '/', async (shown) => {
    await dropFrames(shown)
  })
  await shoot('wall', '/wall', async () => {})
  await shoot('detail', `/wall/${id}`, async () => {})
} finally {
  await browser.close()
  await stack.dispose()
}

async function generate(page: Page, prompt: string, ratio: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('radio', { name: ratio }).check()
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.getByRole('article', { name: prompt }).first().waitFor()
}

async function fill(page: Page): Promise<void> {
  await page.goto('/')
  for (const { prompt, ratio } of PROMPTS) {
    await generate(page, prompt, ratio)
    await settled(page, prompt, 'ready')
  }
  await dropFrames(page)
  await generate(page, 'The valley goes from noon to night, one steady shot', '16:9')
  await settled(page, 'The valley goes from noon to night, one steady shot', 'ready')
  await generate(page, 'A lighthouse in heavy sea #fail', '16:9')
  await settled(page, 'A lighthouse in heavy sea #fail', 'failed')
  await planFaults(stack.sandboxUrl, [
    {
      on: 'status',
      match: { promptIncludes: 'Sails' },
      times: 999,
      do: { kind: 'replace', fields: { status: 'in_progress', progress: 62 } },
    },
  ])
  await generate(page, 'Sails fill in the morning wind, seen from the mast', '16:9')
  await settled(page, 'Sails fill in the morning wind, seen from the mast', 'running')
}

async function settled(page: Page, prompt: string, state: string): Promise<void> {
  await page
    .locator(`article[data-status=${state}]`)
    .and(page.getByRole('article', { name: prompt }))
    .waitFor({ timeout: 90_000 })
}

async function dropFrames(page: Page): Promise<void> {
  for (const [slot, time] of [
    ['First frame', 'noon'],
    ['Last frame', 'night'],
  ] as const) {
    const file = { name: `${time}.png`, mimeType: 'image/png', buffer: await landscape(time) }
    await page.getByRole('region', { name: slot }).locator('input[type=file]').setInputFiles(file)
  }
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page
    .getByRole('textbox', { name: 'Prompt', exact: true })
    .fill('The valley goes from noon to night, one steady shot')
}

async function firstReady(): Promise<string> {
  const response = await fetch(`${stack.url}/api/generations`)
  const page = (await response.json()) as {
    generations: { id: string; status: { state: string }; images: unknown[] }[]
  }
  const ready = page.generations.find((one) => one.status.state === 'ready' && one.images.length > 0)
  if (!ready) throw new Error('no clip is ready')
  return ready.id
}

/** One picture per language, theme and width; the widths in between follow from these two. */
async function shoot(name: string, url: string, prepare: (page: Page) => Promise<void>): Promise<void> {
  for (const [locale, tag] of [
    ['en', 'en'],
    ['zh-CN', 'zh'],
  ] as const)
    for (const colorScheme of ['dark', 'light'] as const)
      for (const [width, height, size] of [
        [1440, 900, ''],
        [390, 844, '-390'],
      ] as const) {
        const page = await newPage(browser, locale, colorScheme, width, height)
        await page.goto(url)
        await page.waitForLoadState('networkidle')
        if (locale === 'en') await prepare(page)
        await page.screenshot({ path: path.join(OUT, `${name}-${colorScheme}-${tag}${size}.png`) })
        await page.context().close()
      }
}

async function newPage(from: Browser, locale: string, colorScheme: 'dark' | 'light', width: number, height: number) {
  const phone = width < 500
  const context = await from.newContext({
    baseURL: stack.url,
    locale,
    colorScheme,
    viewport: { width, height },
    isMobile: phone,
    hasTouch: phone,
    reducedMotion: 'reduce',
  })
  return context.newPage()
}
