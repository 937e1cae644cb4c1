import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Expects that axe finds nothing wrong with the page as it stands. */
export async function expectNoViolations(page: Page): Promise<void> {
  await judge(axe(page))
}

/** The same in the system's light and dark look, which differ in nothing but colours. */
export async function expectNoViolationsInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await coloursAreThere(page)
  await judge(axe(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  await coloursAreThere(page)
  await judge(axe(page).withRules(['color-contrast', 'link-in-text-block']))
}

/** For a page without frames, as ours all are, this mode finds the same in a third of the time: it opens no page to put frames together. */
const axe = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()

async function judge(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
}

/** Colours pass into one another. */
const coloursAreThere = (page: Page) =>
  page.evaluate(async () => {
    const passing = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(passing.map((one) => one.finished))
  })
