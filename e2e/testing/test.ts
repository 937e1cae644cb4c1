import { type BrowserContext, test as base, expect, type Page, type Request } from '@playwright/test'
import { allSaid } from './stack.ts'

/**
 * React's word for a part of a page that it drew anew, because it was not as the server had drawn it. That is a fault, but for one case: a part
 * whose code could not be loaded goes (`on-demand.tsx`), which React says the same of.
 */
const DRAWN_ANEW = /React error #418/
/** Whether some code could not be loaded, as without a network: what a page no longer wants when it is left is none. */
const isCodeLost = (request: Request) =>
  request.resourceType() === 'script' && request.failure()?.errorText !== 'net::ERR_ABORTED'

/**
 * Playwright's own test, which fails besides when any page that it opened threw: what a person would only see as something that does not work.
 * What was only drawn anew for want of its code is noted with the test; what the apps of a failed test printed is attached to it.
 */
export const test = base.extend<{ nothingThrown: undefined }>({
  nothingThrown: [
    async ({ browser }, use, info) => {
      const thrown: string[] = []
      const lacking = new Set<Page>()
      const watch = (context: BrowserContext) => {
        context.on('requestfailed', (request) => {
          if (isCodeLost(request)) lacking.add(request.frame().page())
        })
        context.on('weberror', (one) => {
          const page = one.page()
          const { message, stack = message } = one.error()
          const description = `${page?.url()}: ${stack}`
          if (DRAWN_ANEW.test(message) && page && lacking.has(page))
            info.annotations.push({ type: 'drawn anew', description })
          else thrown.push(description)
        })
      }
      browser.on('context', watch)
      await use(undefined)
      browser.off('context', watch)
      if (info.status !== info.expectedStatus) for (const said of allSaid()) await info.attach('said', { body: said })
      expect(thrown, 'what pages threw').toEqual([])
    },
    { auto: true },
  ],
})
