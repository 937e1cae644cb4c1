import { chromium } from '@playwright/test'
import { ensureBrowser } from '#e2e/testing/find-browser'
import { seedWall } from '#e2e/testing/seed-wall'
import { createStack } from '#e2e/testing/stack'
import type { Bench } from './bench.ts'
import { heapOf, turnWheel, visit } from './wall.ts'

const SIZE = 100_000
const MINUTES = 5
const MINUTE_MS = 60_000
/** The heap after the first minute, by which all has been loaded once, may grow by this much until the end. */
const GROWTH = 1.2
const GOAL_MB = 10

/** Whether a long walk through the wall leaves anything behind. */
export const scrolling: Bench = {
  name: 'scrolling',
  title: 'Five minutes of scrolling',
  async run() {
    const stack = await createStack({})
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] })
    try {
      await stack.start()
      await seedWall(stack.dataDir, SIZE)
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      const { heapMb } = await visit(page, stack.url)
      const heaps = [heapMb]
      for (let minute = 0; minute < MINUTES; minute += 1) {
        // Down, and in the fourth minute back.
        await turnWheel(page, MINUTE_MS, minute === 3 ? -100 : 100)
        heaps.push(await heapOf(page))
      }
      const [, first = 0] = heaps
      const last = heaps.at(-1) ?? 0
      return {
        about: `A wall of ${SIZE.toLocaleString('en')} clips in Chromium without a GPU, 1440 by 900; some 3,000 pixels a second without a pause, in the fourth minute back up; heap after a collection.`,
        columns: ['minutes', 'heap MB'],
        rows: heaps.map((heap, minute) => [String(minute), heap.toFixed(1)]),
        goals: [
          { text: `at most ${GOAL_MB} MB at any time`, met: heaps.every((heap) => heap <= GOAL_MB) },
          { text: `no growth after the first minute beyond ${GROWTH} times`, met: last <= first * GROWTH },
        ],
      }
    } finally {
      await browser.close()
      await stack.dispose()
    }
  },
}
