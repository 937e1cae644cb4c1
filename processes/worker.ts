import { setInterval } from 'node:timers/promises'
import { STEPS, type Step } from '#lib/domain/steps'
import { replayJournal } from '#lib/server/generations/steps/replay-journal'
import { STEP_HANDLERS } from '#lib/server/generations/steps/step-handlers'
import { sweep } from '#lib/server/generations/steps/sweep'
import { loadConfig } from '#lib/server/load-config'
import { openServices } from '#lib/server/services'
import { stepDeps } from '#lib/server/step-services'
import { exitWithParent } from '#lib/server/supervisor/exit-with-parent'
import { reportReady } from '#lib/server/supervisor/report-ready'

const SWEEP_EVERY_MS = 5_000
/** A step under way may end; what cannot in this time is found by the sweep of whoever comes next. */
const GRACE_MS = 10_000

/** Steps at a time: polls are quick and many, downloads long, and a poster takes a core. */
const CONCURRENCY: Record<Step, number> = { submit: 4, poll: 4, save: 3, lookup: 1, derive: 1 }

const services = await openServices(loadConfig(), 'worker')
const { log, media } = services
const deps = stepDeps(services)
const stopping = new AbortController()

async function stop() {
  if (stopping.signal.aborted) return
  stopping.abort()
  await services.close(GRACE_MS)
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
exitWithParent()

for (const step of STEPS)
  await services.queue.work(step, CONCURRENCY[step], async (id) => {
    try {
      await STEP_HANDLERS[step](deps, id)
    } catch (error) {
      log.error({ step, generation: id, error }, 'step failed; the sweep will find it again')
    }
  })
// What the last process could not tell the database.
await replayJournal(deps, 0)
await services.queue.workGate(sweepOnce)
reportReady()
log.info('worker is ready')

try {
  await sweepOnce()
  for await (const _ of setInterval(SWEEP_EVERY_MS, undefined, { signal: stopping.signal })) await sweepOnce()
} catch (error) {
  if (!stopping.signal.aborted) throw error
}

async function sweepOnce() {
  try {
    await sweep(deps)
    await media.sweepTemporary(Date.now())
  } catch (error) {
    log.error({ error }, 'sweep failed')
  }
}
