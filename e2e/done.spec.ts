import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

/** Notes what notifications the page shows, which a browser shows outside of it. */
async function noteNotifications(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shown: string[] = []
    Object.assign(window, {
      shown,
      Notification: class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options)
          shown.push(title)
        }
      },
    })
  })
  return () => page.evaluate(() => Reflect.get(window, 'shown'))
}

/** As if another tab had come to the front, or this one again. */
async function setLookedAt(page: Page, looked: boolean): Promise<void> {
  await page.evaluate((now) => {
    document.hasFocus = () => now
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: now ? 'visible' : 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event(now ? 'focus' : 'blur'))
  }, looked)
}

test('who looks elsewhere learns from the title that a clip is done, and by a notification where they asked for one', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000)
  const shown = await noteNotifications(page)
  await context.grantPermissions(['notifications'])
  await page.goto('/settings')
  const wish = page.getByRole('switch', { name: 'Show a browser notification' })
  await expect(wish).not.toBeChecked()
  // It waits for the browser's answer, and so does not change with the press.
  await wish.click()
  await expect(wish).toBeChecked()
  expect(await shown()).toEqual(['This is how you are told.'])
  await expectNoViolations(page)

  const prompt = 'A clip that nobody watches being made'
  await submitPrompt(page, prompt)
  const plain = await page.title()
  await setLookedAt(page, false)
  await expect(page).toHaveTitle(`(1) ${plain}`, { timeout: 60_000 })
  await expect(cardOf(page, prompt)).toHaveAttribute('data-status', 'ready')
  expect(await shown()).toEqual(['Clip: Ready'])
  await setLookedAt(page, true)
  await expect(page).toHaveTitle(plain)
})

test('a browser that has no notifications of pages says so, and the wish is not kept', async ({ page, context }) => {
  await context.grantPermissions(['notifications'])
  await page.addInitScript(() => {
    // As on Android, where it throws although it is allowed.
    window.Notification = new Proxy(Notification, {
      construct() {
        throw new TypeError('Illegal constructor')
      },
    })
  })
  await page.goto('/settings')
  const wish = page.getByRole('switch', { name: 'Show a browser notification' })
  await wish.click()
  await expect(page.getByText('This browser shows no notifications of pages.')).toBeVisible()
  await expect(wish).not.toBeChecked()
})

test('a browser that allows no notifications is not asked before somebody wants them, and says what to do', async ({
  page,
  context,
}) => {
  await context.clearPermissions()
  await page.addInitScript(() => {
    Notification.requestPermission = async () => 'denied'
  })
  await page.goto('/settings')
  await page.getByRole('switch', { name: 'Show a browser notification' }).click()
  await expect(page.getByText('This browser does not allow notifications here.')).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Show a browser notification' })).not.toBeChecked()
  await page.getByRole('switch', { name: 'Play a sound' }).check()
  await page.reload()
  await expect(page.getByRole('switch', { name: 'Play a sound' })).toBeChecked()
})
