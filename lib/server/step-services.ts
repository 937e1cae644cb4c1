import type { StepDeps } from './generations/steps/step-deps.ts'
import { derivePoster } from './media/derive-poster.ts'
import { probeClip } from './media/probe-clip.ts'
import { observeCalls } from './observe-calls.ts'
import { createToApis } from './provider/toapis-client.ts'
import type { Services } from './services.ts'

/** What a worker's steps need on top of the services: the provider, and what looks into files. Next's bundle has no part in it. */
export function stepDeps({ config, db, queue, media, log, metrics }: Services): StepDeps {
  const { baseUrl, apiKey, budgets, sendBusinessId } = config.toapis
  const provider = createToApis({
    baseUrl,
    apiKey: apiKey.reveal(),
    observe: observeCalls({ log, metrics }),
  })
  return {
    db,
    queue,
    media,
    provider,
    probeClip,
    derivePoster,
    pace: config.poll,
    budgets,
    sendBusinessId,
    log,
    metrics,
  }
}
