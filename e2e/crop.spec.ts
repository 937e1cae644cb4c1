import { expect, type Locator, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { stillFile } from './testing/pictures.ts'
import { test } from './testing/test.ts'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Generate' })).toBeEnabled()
})

const region = (page: Page, name: string) => page.getByRole('region', { name })
const dialog = (page: Page) => page.getByRole('dialog')
const frame = (page: Page) => dialog(page).getByRole('application', { name: 'Crop frame' })
const field = (page: Page, name: string) => dialog(page).getByRole('textbox', { name })
const said = (page: Page) => dialog(page).getByRole('status')

/** Puts a still on a slot and waits until the library has it. */
async function put(page: Page, slot: string, name: string, width: number, height: number, hue = 200) {
  await region(page, slot)
    .locator('input[type=file]')
    .setInputFiles(await stillFile(name, hue, width, height))
  await expect(picture(page, slot, name)).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}
const picture = (page: Page, slot: string, name: string) =>
  region(page, slot).getByRole('img', { name: `${slot}: ${name}` })

async function expectSize(image: Locator, width: number, height: number): Promise<void> {
  await expect(image).toHaveJSProperty('naturalWidth', width)
  await expect(image).toHaveJSProperty('naturalHeight', height)
}

test('both frames are cropped alike by pointer, and again from the original after a reload', async ({ page }) => {
  await put(page, 'First frame', 'dawn.png', 1200, 900)
  await put(page, 'Last frame', 'night.png', 1600, 1200, 30)
  await region(page, 'First frame').getByRole('button', { name: 'Crop…' }).click()
  await expect(dialog(page).getByText('Result: 1200 × 675 px')).toBeVisible()
  await expect(dialog(page).getByRole('switch', { name: 'Crop both alike' })).toBeChecked()
  await expect(dialog(page).getByText('1600 × 900 px')).toBeVisible()

  const corner = (await frame(page).locator('[data-handle="1 1"]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const box = (await frame(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75, { steps: 4 })
  await page.mouse.up()
  await field(page, 'Width').fill('800')
  await field(page, 'Width').press('Enter')
  await field(page, 'Left').fill('40')
  await field(page, 'Left').press('Enter')
  await expect(dialog(page).getByText('Result: 800 × 450 px')).toBeVisible()
  await expectNoViolations(page)
  await dialog(page).getByRole('button', { name: 'Crop', exact: true }).click()
  await expectSize(picture(page, 'First frame', 'dawn.png'), 800, 450)
  await expectSize(picture(page, 'Last frame', 'night.png'), 1067, 600)
  await expect(region(page, 'First frame').getByRole('button', { name: 'Crop…' })).toBeFocused()

  await page.keyboard.press('ControlOrMeta+z')
  await expectSize(picture(page, 'First frame', 'dawn.png'), 1200, 900)
  await expectSize(picture(page, 'Last frame', 'night.png'), 1600, 1200)
  await page.getByRole('button', { name: 'Redo board change' }).click()
  await expectSize(picture(page, 'Last frame', 'night.png'), 1067, 600)

  await page.reload()
  await expectSize(picture(page, 'First frame', 'dawn.png'), 800, 450)
  await region(page, 'First frame').getByRole('button', { name: 'Crop…' }).click()
  await expect(dialog(page).getByText('Cropped from 1200 × 900.')).toBeVisible()
  await expect(field(page, 'Left')).toHaveValue('40')
  await dialog(page).getByRole('button', { name: 'Use the whole picture' }).click()
  await expectSize(picture(page, 'First frame', 'dawn.png'), 1200, 900)
})

test('a still is cropped with the keyboard alone, from the palette, and the numbers are said', async ({ page }) => {
  await put(page, 'First frame', 'dawn.png', 1000, 1000)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('crop first')
  await page.keyboard.press('Enter')
  await expect(frame(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  // 1000 × 563 in the middle, one step of 5 px up and ten down.
  await expect(said(page)).toHaveText('1000 by 563 pixels, 0 from the left, 264 from the top')
  await page.keyboard.press('Shift+-')
  await page.keyboard.press('Control+ArrowLeft')
  await page.keyboard.press('-')
  await page.keyboard.press('+')
  await expect(said(page)).toHaveText(/^945 by 532 pixels, /)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  // The chosen radio takes the Tab; from 16:9 the third arrow leads to a free frame.
  await expect(dialog(page).getByRole('radio', { name: 'Free' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await dialog(page).getByRole('button', { name: 'Crop', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.locator('[data-still] img')).toHaveJSProperty('naturalWidth', 950)
})

test('a frame that is too small says so, with what mends it', async ({ page }) => {
  await put(page, 'First frame', 'dawn.png', 900, 900)
  await region(page, 'First frame').getByRole('button', { name: 'Move to…' }).click()
  await page.getByRole('menuitem', { name: 'Crop…' }).click()
  await field(page, 'Width').fill('200')
  await field(page, 'Width').press('Enter')
  await expect(dialog(page).getByText('The frame is too small.')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Crop', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await dialog(page).getByRole('button', { name: 'Make it 534 × 300' }).click()
  await dialog(page).getByRole('button', { name: 'Crop', exact: true }).click()
  await expectSize(picture(page, 'First frame', 'dawn.png'), 534, 300)
})

test('frames of another shape than was chosen are told in words, and cropped by one press', async ({ page }) => {
  await put(page, 'First frame', 'dawn.png', 900, 1600)
  await expect(page.getByText('First frame is 9:16, and you chose 16:9.')).toBeVisible()
  await page.getByRole('button', { name: 'Choose 9:16' }).click()
  await expect(page.getByRole('radio', { name: '9:16' })).toBeChecked()
  await expect(page.getByText('and you chose')).toHaveCount(0)

  await put(page, 'Last frame', 'night.png', 800, 600)
  await expect(page.getByText('The first frame is 9:16, the last one 4:3.')).toBeVisible()
  await page.getByRole('radio', { name: '1:1' }).check()
  await page.getByRole('button', { name: 'Crop to 1:1' }).focus()
  await page.keyboard.press('Enter')
  await expectSize(picture(page, 'First frame', 'dawn.png'), 900, 900)
  await expectSize(picture(page, 'Last frame', 'night.png'), 600, 600)
  await expect(page.getByText('Cropped to 1:1: 900 × 900 px.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Adjust the crop…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Cropped from 900 × 1600.')).toBeVisible()
})

test('a picture that is too wide is cropped where it was refused', async ({ page }) => {
  await region(page, 'First frame')
    .locator('input[type=file]')
    .setInputFiles(await stillFile('banner.png', 100, 2000, 500))
  await expect(page.getByText('banner.png: The picture is too long and thin.')).toBeVisible()
  await expect(region(page, 'First frame').getByRole('button', { name: 'Choose another' })).toBeVisible()
  await region(page, 'First frame').getByRole('button', { name: 'Crop…' }).click()
  await expect(dialog(page).getByText('Result: 889 × 500 px')).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Crop', exact: true }).click()
  await expectSize(picture(page, 'First frame', 'banner.png'), 889, 500)
  await expect(page.getByText('too long and thin')).toHaveCount(0)
  await expect(region(page, 'First frame').getByRole('button', { name: 'Move to…' })).toBeFocused()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the frame is pulled with a finger, by handles of 44 px', async ({ page, context }) => {
    await page.getByRole('button', { name: '中文' }).click()
    const still = await stillFile('dawn.png', 200, 1200, 900)
    await region(page, '首帧').locator('input[type=file]').setInputFiles(still)
    const shown = region(page, '首帧').getByRole('img', { name: '首帧：dawn.png' })
    await expectSize(shown, 1200, 900)
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await region(page, '首帧').getByRole('button', { name: '裁剪…' }).tap()
    const zhFrame = dialog(page).getByRole('application', { name: '裁剪框' })
    const handle = zhFrame.locator('[data-handle="1 1"]')
    const box = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    expect([box.width, box.height]).toEqual([44, 44])
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const touch = await context.newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints })
    await send('touchStart', [{ x, y }])
    await send('touchMove', [{ x: x - 60, y: y - 34 }])
    // The finger comes to rest before it lets go: of a flick Chromium makes a fling, which can swallow the next tap.
    for (const rest of [1, 0, 1, 0]) await send('touchMove', [{ x: x - 120 - rest, y: y - 68 }])
    await send('touchEnd', [])
    await expect(dialog(page).getByRole('textbox', { name: '宽' })).not.toHaveValue('1200')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await expectNoViolations(page)
    await dialog(page).getByRole('button', { name: '裁剪', exact: true }).tap()
    await expect(dialog(page)).toHaveCount(0)
    await expect(shown).not.toHaveJSProperty('naturalWidth', 1200)
  })
})
