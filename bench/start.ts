import { createStack } from '#e2e/testing/stack'
import type { Bench } from './bench.ts'

const ROUNDS = 5
const GOAL_MS = 4000

/** From the start script to a ready app, when everything is installed and built and the data folder exists. */
export const start: Bench = {
  name: 'start',
  title: 'Second start',
  async run() {
    const stack = await createStack({}, ['scripts/start.mjs'])
    const times: number[] = []
    try {
      await stack.start()
      for (let round = 0; round < ROUNDS; round++) {
        await stack.stop()
        const begun = performance.now()
        await stack.start()
        const ready = await fetch(`${stack.url}/api/ready`)
        if (!ready.ok) throw new Error(`/api/ready answered ${ready.status}`)
        times.push(performance.now() - begun)
      }
    } finally {
      await stack.dispose()
    }
    const slowest = Math.max(...times)
    return {
      about: 'Embedded PostgreSQL, web, worker and sandbox; until `/api/ready` answers 200.',
      columns: ['start', 'ms'],
      rows: times.map((ms, index) => [String(index + 1), ms.toFixed(0)]),
      goals: [{ text: `every one within ${GOAL_MS} ms`, met: slowest <= GOAL_MS }],
    }
  },
}
