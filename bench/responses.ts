import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { ensureBrowser } from '#e2e/testing/find-browser'
import { makeStill } from '#e2e/testing/pictures'
import { seedWall } from '#e2e/testing/seed-wall'
import { GOAL_MS, type Response, SLOWDOWN, slowestResponses } from '#e2e/testing/slowest-response'
import { createStack } from '#e2e/testing/stack'
import type { Bench } from './bench.ts'

const ROUNDS = 5
/** As many as stand beside the composer at most. */
const CARDS = 24

/** How soon the studio answers what a person does to compose, on a slowed processor. */
export const responses: Bench = {
  name: 'responses',
  title: 'Typing, dropping and dragging',
  async run() {
    const [load = 0] = loadavg()
    const stack = await createStack({})
    const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-bench-'))
    try {
      await stack.start()
      await seedWall(stack.dataDir, CARDS)
      const files = await Promise.all(
        [30, 190].map(async (hue) => {
          const file = path.join(folder, `${hue}.png`)
          writeFileSync(file, await makeStill(hue))
          return file
        }),
      )
      const rounds: Response[][] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push(await visit(stack.url, files))
      const kinds = rounds[0]?.map(({ kind }) => kind) ?? []
      const rows = kinds.map((kind) => {
        const times = rounds.flatMap((all) => all.filter((one) => one.kind === kind).map(({ ms }) => ms))
        return { kind, times: times.sort((one, other) => one - other) }
      })
      const median = (times: number[]) => times[Math.floor(times.length / 2)] ?? Number.NaN
      return {
        about: `Headless Chromium without a GPU, a CPU ${SLOWDOWN}x slower than that of a usual machine (e2e/testing/machine-speed.ts), ${CARDS} cards beside the composer, trusted input: 72 letters and ten deletions in the prompt; two pictures of 1280 x 720 dropped from the desktop; three drags between places of the board. The slowest event of a visit until the next frame (INP), one of 50 passed over; ${ROUNDS} visits. Load of the machine when it began: ${load.toFixed(1)}.`,
        columns: ['what', 'median visit, ms', 'best, ms', 'worst, ms'],
        rows: rows.map(({ kind, times }) => [kind, ...[median(times), times[0], times.at(-1)].map(String)]),
        goals: [
          {
            text: `at most ${GOAL_MS} ms each, in the median visit`,
            met: rows.every(({ times }) => median(times) <= GOAL_MS),
          },
        ],
      }
    } finally {
      await stack.dispose()
      rmSync(folder, { recursive: true })
    }
  },
}

async function visit(url: string, files: readonly string[]): Promise<Response[]> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-quic', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ baseURL: url, locale: 'en' })
    await page.goto('/')
    await page.getByRole('button', { name: 'Generate', disabled: false }).waitFor()
    await page.waitForLoadState('networkidle')
    return await slowestResponses(page, files)
  } finally {
    await browser.close()
  }
}
