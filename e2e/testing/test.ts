import { type BrowserContext, test as base, expect } from '@playwright/test'
import { allSaid } from './stack.ts'

/** React's word for a part of a page that it drew anew, because it was not as the server had drawn it: it costs time, and nothing is broken. */
const DRAWN_ANEW = /React error #418/

/**
 * Playwright's own test, which fails besides when any page that it opened threw: what a person would only see as something that does not work.
 * What was only drawn anew is noted with the test; what the apps of a failed test printed is attached to it.
 */
export const test = base.extend<{ nothingThrown: undefined }>({
  nothingThrown: [
    async ({ browser }, use, info) => {
      const thrown: string[] = []
      const watch = (context: BrowserContext) =>
        context.on('weberror', (one) => {
          const { message, stack = message } = one.error()
          const description = `${one.page()?.url()}: ${stack}`
          if (DRAWN_ANEW.test(message)) info.annotations.push({ type: 'drawn anew', description })
          else thrown.push(description)
        })
      browser.on('context', watch)
      await use(undefined)
      browser.off('context', watch)
      if (info.status !== info.expectedStatus) for (const said of allSaid()) await info.attach('said', { body: said })
      expect(thrown, 'what pages threw').toEqual([])
    },
    { auto: true },
  ],
})
