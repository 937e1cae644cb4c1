import type { Page } from '@playwright/test'

/** What `roundsOfWork` answers in headless Chromium on the 2 cores of a server of 2026 that have nothing else to do. */
const USUAL_ROUNDS = 240

/**
 * How fast this machine is at this moment: 1 as the one that promises in milliseconds are made for, 0.5 half as fast. Where other machines
 * have the same cores it changes within minutes, and a device that is to be imitated would change with it.
 * @param page not slowed down, and at rest
 */
export async function machineSpeed(page: Page): Promise<number> {
  return (await page.evaluate(roundsOfWork)) / USUAL_ROUNDS
}

/** How often small work of the kind that pages do is done in 30 ms: the middle of eleven such times. */
function roundsOfWork(): number {
  const round = () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      id: n,
      name: `clip ${(n * 7919) % 200}`,
      tags: [n % 3, n % 5],
    }))
    rows.sort((one, other) => (one.name < other.name ? -1 : 1))
    return JSON.parse(JSON.stringify(rows)).length
  }
  const counts = Array.from({ length: 11 }, () => {
    const end = performance.now() + 30
    let count = 0
    for (; performance.now() < end; count++) round()
    return count
  })
  return counts.sort((one, other) => one - other)[5] ?? 0
}
