import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { onceItRests } from './testing/once-it-rests.ts'
import { stillFile } from './testing/pictures.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

type Named = { name: string; mimeType: string; buffer: Buffer }
const file = (name: string, buffer: Buffer | string, mimeType = 'image/png'): Named => ({
  name,
  mimeType,
  buffer: Buffer.from(buffer),
})
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#557799' } })
const box = (brand: string) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1`)])

/** Bad files, each with the key of its sentence below. */
async function badFiles(): Promise<[Named, keyof typeof WORDS.en][]> {
  const jpeg = await plain(600, 400).jpeg().toBuffer()
  return [
    [file('empty.png', ''), 'empty'],
    [file('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml'), 'svg'],
    [file('photo.heic', box('heic')), 'heic'],
    [file('scan.jpg', await plain(400, 400).tiff().toBuffer(), 'image/jpeg'), 'tiff'],
    [file('<img src=x onerror=alert(1)>.png', '<!doctype html><title>x</title>'), 'unreadable'],
    [file('cut.jpg', jpeg.subarray(0, 200), 'image/jpeg'), 'unreadable'],
    [file('dot.png', await plain(1, 1).png().toBuffer()), 'small'],
    [file('line.png', await plain(20_000, 10).png().toBuffer()), 'small'],
    [file('..%2f‮gnp.png', await plain(900, 300).png().toBuffer()), 'narrow'],
  ]
}
const WORDS = {
  en: {
    empty: 'The file is empty.',
    svg: 'SVG files cannot be used.',
    heic: 'HEIC files cannot be used.',
    tiff: 'TIFF files cannot be used.',
    unreadable: 'The file is damaged, or not a picture.',
    small: 'Each side needs at least 300 pixels.',
    narrow: 'The picture is too long and thin.',
  },
  zh: {
    empty: '文件是空的',
    svg: '不支持 SVG 文件',
    heic: '不支持 HEIC 文件',
    tiff: '不支持 TIFF 文件',
    unreadable: '文件已损坏或不是图片',
    small: '每边至少需要 300 像素',
    narrow: '图片太窄长',
  },
}
const SCREEN = {
  en: {
    slot: 'First frame',
    prompt: 'Prompt',
    another: 'Choose another',
    noAnswer: 'The server did not answer. The file is still here',
    again: 'Try again',
    count: '2,503 of 2,500',
    cut: 'Cut off what is beyond 2,500',
    unsendable: 'The text holds a character that cannot be sent.',
    clean: 'Remove such characters',
  },
  zh: {
    slot: '首帧',
    prompt: '提示词',
    another: '换一张',
    noAnswer: '服务器没有响应。文件还在',
    again: '重试',
    count: '2,503 / 2,500',
    cut: '截去超出 2,500 字的部分',
    unsendable: '文本中有无法发送的字符',
    clean: '删除这些字符',
  },
}

const region = (page: Page, name: string) => page.getByRole('region', { name })
const still = (page: Page, slot = 'First frame') => region(page, slot).locator('[data-still] img')
const input = (page: Page, slot = 'First frame') => region(page, slot).locator('input[type=file]')
const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })

/** Counts what nothing may open. */
async function watchDialogs(page: Page): Promise<() => number> {
  let count = 0
  page.on('dialog', (dialog) => {
    count++
    return dialog.dismiss()
  })
  return () => count
}

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: /^(Generate|生成)$/ })).toBeEnabled()
})

for (const language of ['en', 'zh'] as const) {
  test.describe(language, () => {
    test.use({ locale: language === 'en' ? 'en-US' : 'zh-CN' })

    test('every bad image gets its sentence, and the form stays', async ({ page }) => {
      test.slow()
      const dialogs = await watchDialogs(page)
      const words = SCREEN[language]
      const text = page.getByRole('textbox', { name: words.prompt, exact: true })
      await text.fill('A cat')
      await input(page, words.slot).setInputFiles(await stillFile('kept.png', 40, 640, 360))
      await expect(still(page, words.slot)).toHaveJSProperty('naturalWidth', 640)
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      for (const [bad, key] of await badFiles()) {
        await input(page, words.slot).setInputFiles(bad)
        const notice = region(page, words.slot).getByRole('alert')
        await expect(notice).toContainText(`${bad.name.replace('\u202e', '')}${language === 'en' ? ': ' : '：'}`, {
          timeout: 20_000,
        })
        await expect(notice).toContainText(WORDS[language][key])
        await expect(notice.getByRole('button', { name: words.another })).toBeVisible()
        await expect(still(page, words.slot)).toHaveJSProperty('naturalWidth', 640)
      }
      await expect(text).toHaveValue('A cat')
      expect(dialogs()).toBe(0)
    })

    test('an upload without a network can be tried again, and the form is there', async ({ page, context }) => {
      const words = SCREEN[language]
      const text = page.getByRole('textbox', { name: words.prompt, exact: true })
      await text.fill('A harbour')
      // What says so comes while the page rests: a page that has just begun has nothing to say without a network.
      await page.evaluate(() => new Promise<unknown>((resolve) => requestIdleCallback(resolve)))
      await onceItRests(() => page.evaluate(() => performance.getEntriesByType('resource').length))
      await context.setOffline(true)
      await input(page, words.slot).setInputFiles(await stillFile('dawn.png', 30, 640, 360))
      await expect(page.getByText(words.noAnswer)).toBeVisible()
      await expect(still(page, words.slot)).toBeVisible()
      await context.setOffline(false)
      await expect
        .poll(() =>
          page.evaluate(() =>
            fetch('/api/health').then(
              ({ ok }) => ok,
              () => false,
            ),
          ),
        )
        .toBe(true)
      const taken = page.waitForResponse((response) => response.request().method() === 'POST')
      await region(page, words.slot).getByRole('button', { name: words.again }).click()
      await taken
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      await page.reload()
      await expect(still(page, words.slot)).toHaveJSProperty('naturalWidth', 640)
      await expect(text).toHaveValue('A harbour')
    })

    test('a text that cannot be sent is said so and mended, byte for byte', async ({ page }) => {
      const words = SCREEN[language]
      const text = page.getByRole('textbox', { name: words.prompt, exact: true })
      await text.fill(`${'🦊'.repeat(2500)}abc`)
      await expect(page.getByText(words.count)).toBeVisible()
      await page.getByRole('button', { name: words.cut }).click()
      await expect(text).toHaveValue('🦊'.repeat(2500))
      await page.keyboard.press('Control+z')
      await expect(page.getByText(words.count)).toBeVisible()

      await text.evaluate((field: HTMLTextAreaElement) => {
        field.setRangeText('a\0b\ud83e', 0, field.value.length, 'end')
        field.dispatchEvent(new Event('input', { bubbles: true }))
      })
      await expect(page.getByText(words.unsendable)).toBeVisible()
      await page.getByRole('button', { name: words.clean }).click()
      await expect(text).toHaveValue('ab')
    })
  })
}

test('a picture of more than 100 megapixels is made smaller once that is asked for', async ({ page }) => {
  test.slow()
  await input(page).setInputFiles(file('poster.jpg', await plain(12_000, 9000).jpeg().toBuffer(), 'image/jpeg'))
  await expect(page.getByText('poster.jpg: The picture has more than 100 megapixels.')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Make it smaller' }).click()
  await expect(still(page)).toHaveCount(1)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 60_000 })
  await page.reload()
  await expect(still(page)).toHaveJSProperty('naturalWidth', 4096)
})

test.describe('an upload', () => {
  test('of ten million bytes and one is made smaller, and the same file twice is one image', async ({ page }) => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const big = await sharp({ create: { width: 1900, height: 1700, channels: 3, background: '#888888', noise } })
      .png({ compressionLevel: 0 })
      .toBuffer()
    const padded = Buffer.concat([big, Buffer.alloc(Math.max(0, 10_000_001 - big.byteLength))])
    expect(padded.byteLength).toBeGreaterThanOrEqual(10_000_001)
    await input(page).setInputFiles(file('big.png', padded))
    await expect(still(page)).toHaveCount(1)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 40_000 })
    await expect(still(page)).toHaveJSProperty('naturalWidth', 1900)

    const twice = await stillFile('cat.png', 70, 640, 360)
    await input(page, 'References').setInputFiles([twice, twice])
    await expect(still(page, 'References')).toHaveCount(2)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await page.reload()
    await expect(still(page, 'References')).toHaveCount(2)
    const paths = await still(page, 'References').evaluateAll((images) =>
      images.map((image) => image.getAttribute('src')),
    )
    expect([paths.length, new Set(paths).size]).toEqual([2, 1])
  })

  test('whose page is frozen and goes on is there', async ({ page, context }) => {
    const session = await context.newCDPSession(page)
    const { promise: answered, resolve: letAnswer } = Promise.withResolvers<void>()
    await page.route('/', async (route) => {
      await answered
      await route.continue()
    })
    await input(page).setInputFiles(await stillFile('dawn.png', 60, 640, 360))
    await expect(page.locator('[aria-busy=true]')).toHaveCount(1)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    letAnswer()
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expect(still(page)).toBeVisible()
  })

  test('whose tab is closed leaves the rest of the form, and nothing half', async ({ page, context }) => {
    await prompt(page).fill('A closed tab')
    await page.route('/', () => {})
    await input(page).setInputFiles(await stillFile('dawn.png', 90, 640, 360))
    await expect(page.locator('[aria-busy=true]')).toHaveCount(1)
    await page.close({ runBeforeUnload: false })
    const next = await context.newPage()
    await next.goto('/')
    await expect(prompt(next)).toHaveValue('A closed tab')
    await expect(still(next)).toHaveCount(0)
    await expect(next.getByRole('button', { name: 'Generate' })).toBeEnabled()
  })
})

test('naughty texts are shown as they are and do nothing', async ({ page }) => {
  const dialogs = await watchDialogs(page)
  const naughty = `<img src=x onerror=alert(1)> {{7*7}} ‮مرحبا ${crypto.randomUUID()}`
  await submitPrompt(page, naughty)
  await expect(cardOf(page, naughty)).toHaveAttribute('data-status', 'ready', { timeout: 40_000 })
  await page.goto('/wall')
  await expect(cardOf(page, naughty)).toBeVisible()
  expect(dialogs()).toBe(0)
})
