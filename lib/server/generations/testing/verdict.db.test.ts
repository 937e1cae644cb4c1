import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attempts, generationHistory } from '#lib/server/db/schema'
import { mediaName } from '#lib/server/storage/media-name'
import { openStepBench, type StepBench } from './step-bench.ts'
import { type Verdict, verdictOn } from './verdict.ts'

let bench: StepBench
let id = ''
beforeAll(async () => {
  bench = await openStepBench()
  id = await bench.submitAndRun(['submit', 'poll', 'save', 'derive'])
})
afterAll(() => bench.close())

const judge = async () => verdictOn({ db: bench.db, ledger: await bench.sandbox.ledger(), files: bench.testMedia })

/** How each promise is broken, one on top of the other. */
const BROKEN: [keyof Verdict, () => unknown][] = [
  ['paidTwice', async () => bench.deps.provider.submit((await bench.attempt(id)).body ?? '')],
  ['lostIds', () => bench.db.update(attempts).set({ providerTaskId: null }).where(eq(attempts.generationId, id))],
  [
    'illegalEdges',
    () => bench.db.insert(generationHistory).values({ generationId: id, state: 'queued', at: sql`now()` }),
  ],
  [
    'spoiltFiles',
    async () => {
      const { clipSha256 } = await bench.row(id)
      writeFileSync(bench.media.pathOf(mediaName(clipSha256 ?? '', 'mp4')), 'half a clip')
    },
  ],
  ['orphanFiles', () => writeFileSync(path.join(bench.testMedia.root, 'orphan.mp4'), '')],
  ['temporaryFiles', () => writeFileSync(path.join(bench.testMedia.temporary, 'left.part'), '')],
]

it('finds nothing where every promise was kept', async () => {
  expect(Object.values(await judge()).flat()).toEqual([])
})

it.each(BROKEN)('notices when this is broken: %s', async (promise, breakIt) => {
  expect((await judge())[promise]).toEqual([])
  await breakIt()
  expect((await judge())[promise]).not.toEqual([])
})
