import { setInterval } from 'node:timers/promises'
import { STEPS, type Step } from '#lib/domain/generation/steps'
import { armCrashPoint } from '#lib/server/crash-points'
import { refreshBalance } from '#lib/server/generations/balance'
import { purgeInTurn } from '#lib/server/generations/marks/purge-deleted'
import { lookThroughMedia } from '#lib/server/generations/media-audit/media-chore'
import { refreshPrices } from '#lib/server/generations/price/provider-prices'
import { PUBLISH_EVERY_MS, publishMetrics } from '#lib/server/generations/process-metrics'
import { followUpBilling } from '#lib/server/generations/steps/billing-follow-up'
import { checkGate } from '#lib/server/generations/steps/check-gate'
import { lookUpSuperseded } from '#lib/server/generations/steps/lookup-superseded'
import { JOURNAL_IDLE_MS, replayJournal } from '#lib/server/generations/steps/replay-journal'
import { resolveEvents } from '#lib/server/generations/steps/resolve-events'
import { STEP_HANDLERS } from '#lib/server/generations/steps/step-handlers'
import { sweep } from '#lib/server/generations/steps/sweep'
import { loadConfig } from '#lib/server/load-config'
import { logContext } from '#lib/server/log-context'
import { openServices } from '#lib/server/services'
import { openStepServices } from '#lib/server/step-services'
import { exitWithParent } from '#lib/server/supervisor/exit-with-parent'
import { reportReady } from '#lib/server/supervisor/report-ready'
import { stopLimits } from '#lib/server/supervisor/stop-limits'
import { watchRounds } from '#lib/server/supervisor/watch-rounds'
import { openTracing } from '#lib/server/tracing/open-tracing'

const DAY_MS = 24 * 3600_000
const SWEEP_EVERY_MS = 5_000

/** Steps at a time: polls are quick and many, downloads long, and a poster takes a core. */
const CONCURRENCY: Record<Step, number> = { submit: 4, poll: 4, save: 3, lookup: 1, derive: 1 }

const config = loadConfig()
armCrashPoint(config.crashAt)
const services = await openServices(config, 'worker')
const { log, media, db, metrics, registry, name } = services
const tracing = await openTracing(config.tracing, services)
const steps = openStepServices(services)
const { now } = steps
const stopping = new AbortController()

async function stop() {
  if (stopping.signal.aborted) return
  stopping.abort()
  // A step under way may end; what cannot in this time is found by the sweep of whoever comes next.
  await services.close(stopLimits('worker', config.stop).graceMs)
  await tracing.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
exitWithParent()

for (const step of STEPS)
  await services.queue.work(step, CONCURRENCY[step], async (id) => {
    const began = performance.now()
    const ended = (outcome: 'done' | 'failed') => metrics.stepEnded(step, outcome, performance.now() - began)
    try {
      await logContext.run({ step, generation: id }, async () => {
        const deps = await (step === 'submit' ? now() : steps.toFollow(id))
        await STEP_HANDLERS[step](deps, id)
      })
      ended('done')
    } catch (error) {
      ended('failed')
      log.error({ step, generation: id, error }, 'step failed; the sweep will find it again')
    }
  })
// What the last process could not tell the database.
await telling('submit journal', async () => replayJournal(await now(), 0))
await services.queue.workGate(async () => {
  await telling('check of the gate', async () => checkGate(await now()))
  await telling('sweep', async () => sweep(await now()))
})
reportReady()
log.info('worker is ready')

// Whoever started this process starts it anew.
const swept = watchRounds(() => {
  log.fatal('the sweep hangs: this process ends')
  process.exit(1)
})
// Each in a round of its own: a provider that answers slowly, or a long look through the media, holds up nothing else.
await Promise.all([
  every(SWEEP_EVERY_MS, 'sweep', async () => {
    try {
      await sweep(await now())
    } finally {
      swept()
    }
  }),
  every(SWEEP_EVERY_MS, 'check of the gate', async () => checkGate(await now())),
  every(SWEEP_EVERY_MS, 'submit journal', async () => replayJournal(await now(), JOURNAL_IDLE_MS)),
  every(SWEEP_EVERY_MS, 'webhooks of nobody', async () => resolveEvents(await now())),
  every(SWEEP_EVERY_MS, 'attempts that were given up', async () => lookUpSuperseded(await now())),
  every(SWEEP_EVERY_MS, 'sweep of temporary files', async () => {
    metrics.swept('temporary', await media.sweepTemporary())
  }),
  every(SWEEP_EVERY_MS, 'billing follow-up', async () => {
    metrics.swept('billing', await followUpBilling(await now()))
  }),
  every(SWEEP_EVERY_MS, 'look through the media', async () => lookThroughMedia(await now(), stopping.signal)),
  every(SWEEP_EVERY_MS, 'letting go of what was deleted', async () =>
    purgeInTurn(await now(), config.keepDeletedDays * DAY_MS, stopping.signal),
  ),
  every(PUBLISH_EVERY_MS, 'publishing of metrics', () => publishMetrics(db, name, registry)),
  every(SWEEP_EVERY_MS, 'prices', async () => refreshPrices(await now())),
  every(SWEEP_EVERY_MS, 'balance', async () => {
    const { sandbox } = await services.provider.current()
    // It has play money, which nobody needs to see.
    if (!sandbox) await refreshBalance(await now())
  }),
])

/** Does something at once and again after each pause, until this worker stops. */
async function every(pauseMs: number, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await telling(what, work)
    for await (const _ of setInterval(pauseMs, undefined, { signal: stopping.signal })) await telling(what, work)
  } catch (error) {
    if (!stopping.signal.aborted) throw error
  }
}

/** What fails here is said and left to the next round. */
async function telling(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!stopping.signal.aborted) log.error({ work: what, error }, 'regular work failed')
  }
}
