import type { CDPSession, Locator, Page } from '@playwright/test'
import { machineSpeed } from './machine-speed.ts'

/** How much slower the processor is taken to be than that of a usual machine: see `machineSpeed`. */
export const SLOWDOWN = 4
/** What a person still takes for at once: the bound of a good INP is twice that. In ms. */
export const GOAL_MS = 100

export type Response = { kind: 'typing' | 'dropping' | 'dragging'; ms: number; event: string; count: number }

const TEXT = 'A red fox trots through fresh snow in a birch wood at dawn, slow push in'

/**
 * What a person does to compose, by trusted input on a slowed processor, with how long the slowest event of each kind took until the next
 * frame showed what came of it (Event Timing, in steps of 8 ms). Of each 50 events one is passed over, as INP does.
 * @param page the studio, alive and at rest @param files paths of pictures to drop
 */
export async function slowestResponses(page: Page, files: readonly string[]): Promise<Response[]> {
  const session = await page.context().newCDPSession(page)
  // A machine that is slow itself needs less to be as slow.
  await session.send('Emulation.setCPUThrottlingRate', { rate: Math.max(1, SLOWDOWN * (await machineSpeed(page))) })
  await page.evaluate(watchEvents)
  const measured = async (kind: Response['kind'], act: () => Promise<void>): Promise<Response> => {
    await atRest(page)
    await page.evaluate(() => window.eventTimes.splice(0))
    await act()
    await atRest(page)
    const times = (await page.evaluate(() => window.eventTimes)).sort((one, other) => other.ms - one.ms)
    const worst = times[Math.floor(times.length / 50)] ?? { ms: 0, event: 'none' }
    return { kind, ...worst, count: times.length }
  }
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  const slot = (name: string) => page.getByRole('region', { name, exact: true })
  // Playwright brings what it looks at pages with when it first does so: 90 ms in the middle of a drag, which are none of the page's.
  await middleOf(prompt)
  const responses = [
    await measured('typing', async () => {
      await prompt.click()
      await page.keyboard.type(TEXT, { delay: 30 })
      for (let n = 0; n < 10; n++) await page.keyboard.press('Backspace', { delay: 30 })
    }),
    await measured('dropping', async () => {
      await dropFiles(page, session, files)
      await slot('Last frame').locator('[data-still] img').waitFor()
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    }),
    await measured('dragging', async () => {
      const still = slot('Last frame').locator('[data-still] img')
      await drag(page, still, slot('References'))
      await drag(page, slot('References').locator('[data-still] img').last(), slot('Last frame'))
      await drag(page, slot('First frame').locator('[data-still] img'), slot('Last frame'))
    }),
  ]
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return responses
}

declare global {
  interface Window {
    eventTimes: { ms: number; event: string }[]
  }
}

function watchEvents(): void {
  window.eventTimes = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming)) continue
      // What INP counts, and drags, which it leaves out; a pointer that only comes by is neither.
      const counts = entry.interactionId > 0 || entry.name === 'drop' || entry.name.startsWith('drag')
      // A `dragstart` carries the time of the press that it grew out of; the way from there is the hand's.
      const early = entry.name === 'dragstart' ? entry.processingStart - entry.startTime : 0
      if (counts) window.eventTimes.push({ ms: Math.round(entry.duration - early), event: entry.name })
    }
    // 16 ms is the least that it reports.
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

/** Waits until what was done is painted and told of: two frames, and a moment in which nothing else wants to run. */
function atRest(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 5_000 })),
        ),
      ),
  )
}

/** Drags files in over the page and lets them go over the zone of the first frame, as the desktop does. */
async function dropFiles(page: Page, session: CDPSession, files: readonly string[]): Promise<void> {
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  const over = (type: 'dragEnter' | 'dragOver' | 'drop', { x, y }: { x: number; y: number }) =>
    session.send('Input.dispatchDragEvent', { type, x, y, data })
  await over('dragEnter', { x: 600, y: 400 })
  await over('dragOver', { x: 610, y: 400 })
  const zone = page.locator('[data-zone=first_frame]')
  const middle = await middleOf(zone)
  for (let n = 0; n < 10; n++) await over('dragOver', { x: middle.x + n * 4, y: middle.y + n })
  await over('drop', middle)
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 12 })
  await page.mouse.up()
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  await place.waitFor()
  const box = await place.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
