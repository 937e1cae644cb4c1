import { heedLimits } from './generations/steps/heed-limits.ts'
import type { StepDeps } from './generations/steps/step-deps.ts'
import { openSubmitJournal } from './journal/submit-journal.ts'
import { deriveClip } from './media/derive-clip.ts'
import { probeClip } from './media/probe-clip.ts'
import { observeCalls } from './observe-calls.ts'
import { createToApis } from './provider/toapis-client.ts'
import { seldom } from './seldom.ts'
import type { Services } from './services.ts'

/** What a worker's steps need on top of the services: the provider, and what looks into files. Next's bundle has no part in it. */
export function stepDeps({ config, db, queue, media, log, metrics }: Services): StepDeps {
  const { baseUrl, apiKey, budgets, sendBusinessId, webhookSecrets } = config.toapis
  const client = createToApis({
    baseUrl,
    apiKey: apiKey.reveal(),
    observe: observeCalls({ log, metrics }),
  })
  const provider = heedLimits(client, db)
  let last: object = {}
  const warn = seldom((problem, keptBack) => log.warn({ ...last, keptBack }, problem))
  const journal = openSubmitJournal(config.paths.journal, {
    onProblem: (problem, about) => {
      last = about
      warn(problem)
    },
  })
  const webhooks = webhookSecrets.length > 0
  const how = { pace: config.poll, budgets, sendBusinessId, webhooks }
  return { db, queue, media, journal, provider, probeClip, deriveClip, log, metrics, ...how }
}
