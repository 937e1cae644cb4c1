import { type BrowserContext, test as base, expect } from '@playwright/test'

/** Playwright's own test, which fails besides when any page that it opened threw: what a person would only see as something that does not work. */
export const test = base.extend<{ nothingThrown: undefined }>({
  nothingThrown: [
    async ({ browser }, use) => {
      const thrown: string[] = []
      const watch = (context: BrowserContext) =>
        context.on('weberror', (one) => {
          const error = one.error()
          thrown.push(`${one.page()?.url()}: ${error.stack ?? error.message}`)
        })
      browser.on('context', watch)
      await use(undefined)
      browser.off('context', watch)
      expect(thrown, 'what pages threw').toEqual([])
    },
    { auto: true },
  ],
})
