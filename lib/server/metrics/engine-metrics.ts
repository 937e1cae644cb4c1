import { Counter, Histogram, type Registry } from 'prom-client'
import type { Step } from '#lib/domain/generation/steps'

/** What the engine tells of itself, for Prometheus. Names and words only: no text of a person or of the provider. */
export type EngineMetrics = {
  /** A nudge was taken and its step came to an end. */
  stepEnded(step: Step, outcome: 'done' | 'failed', ms: number): void
  /** A row was put off with a growing pause, because its step failed. */
  putOff(step: string): void
  /** A step found that its row has another owner by now. */
  leaseLost(): void
  providerCalled(call: { operation: string; outcome: string; ms: number }): void
  /** A generation left a state: how long it was in it, and where it went, with the reason where that is `failed`. */
  stateLeft(from: string, to: string, reason: string, ms: number): void
  /** Bytes of a clip that was fetched whole and kept. */
  downloaded(bytes: number): void
  /** What a sweep found and put right. */
  swept(what: Swept, count: number): void
  /** What became of a webhook, such as `accepted`, `repeated` or `refused`. */
  webhookReceived(outcome: string): void
}

export type Swept = 'due' | 'temporary' | 'billing' | 'missing' | 'orphan' | 'mended'

/** Calls take from milliseconds to minutes. In seconds. */
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900]

/** A clip takes minutes, and on a bad day hours. In seconds. */
const STATE_BUCKETS = [0.5, 1, 2.5, 5, 15, 60, 120, 300, 600, 1800, 7200, 43_200]

/** Registers what the engine counts. One for each process. */
export function createEngineMetrics(registry: Registry): EngineMetrics {
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `inbetween_${name}_total`, help, labelNames, registers })
  const seconds = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `inbetween_${name}_seconds`, help, labelNames, buckets: CALL_BUCKETS, registers })

  const steps = seconds('step', 'Steps, by kind and by whether they threw', ['step', 'outcome'])
  const calls = seconds('provider_call', 'Calls of the provider, by what they were and how they ended', [
    'operation',
    'outcome',
  ])
  const states = new Histogram({
    name: 'inbetween_state_seconds',
    help: 'How long generations were in a state that a step ended, by the state',
    labelNames: ['state'],
    buckets: STATE_BUCKETS,
    registers,
  })
  const outcomes = counter('outcomes', 'Generations that a step ended, by outcome and reason', ['outcome', 'reason'])
  const putOffs = counter('put_off', 'Rows put off because a step did not get what it went for', ['step'])
  const leases = counter('lease_lost', 'Steps whose row went to another worker', [])
  const bytes = counter('downloaded_bytes', 'Bytes of clips fetched and kept', [])
  const sweeps = counter('swept', 'What sweeps found', ['what'])
  const webhooks = counter('webhooks', 'Webhooks received', ['outcome'])

  return {
    stepEnded: (step, outcome, ms) => steps.observe({ step, outcome }, ms / 1000),
    putOff: (step) => putOffs.inc({ step }),
    leaseLost: () => leases.inc(),
    providerCalled: ({ operation, outcome, ms }) => calls.observe({ operation, outcome }, ms / 1000),
    stateLeft(from, to, reason, ms) {
      states.observe({ state: from }, ms / 1000)
      if (to === 'ready' || to === 'failed') outcomes.inc({ outcome: to, reason })
    },
    downloaded: (count) => bytes.inc(count),
    swept: (what, count) => sweeps.inc({ what }, count),
    webhookReceived: (outcome) => webhooks.inc({ outcome }),
  }
}
