import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Expects that axe finds nothing wrong with the page as it stands. */
export async function expectNoViolations(page: Page): Promise<void> {
  // For a page without frames, as ours all are, this mode finds the same in a third of the time: it opens no page to put frames together.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
}
