import { stepFor } from '#lib/domain/steps'
import type { StatusOutcome } from '#lib/server/provider/outcomes'
import { recordBilling } from './attempt-record.ts'
import { decidePoll, type PollDecision } from './decide-poll.ts'
import { type Claim, claim, holding, release } from './lease.ts'
import type { StepDeps } from './step-deps.ts'
import { pauseGate } from './submit-gate.ts'

/** Asks the provider once how a task is doing and writes down what it said. */
export async function pollStep(deps: StepDeps, id: string): Promise<void> {
  const { db, provider, pace } = deps
  const held = await claim(db, id, ['running'])
  if (!held) return
  await holding(db, held, async () => {
    const { row } = held
    if (row.providerTaskId === null || row.acceptedAt === null) throw new Error(`generation ${id} runs without a task`)
    const outcome = await provider.status(row.providerTaskId)
    const sinceAcceptedMs = Date.now() - row.acceptedAt.getTime()
    const decision = decidePoll(outcome, { ...row, sinceAcceptedMs }, pace, Date.now(), Math.random())
    await settlePoll(deps, held, decision, outcome)
  })
}

/** Writes what an answer about a task means, with its cost, and asks for the next step. */
export async function settlePoll(
  { db, queue }: StepDeps,
  held: Claim,
  { patch, inMs }: PollDecision,
  outcome?: StatusOutcome,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (outcome?.kind === 'denied') await pauseIfOurs(outcome)
    if (outcome && 'billing' in outcome) await recordBilling(tx, held.row.id, outcome.billing)
    const next = stepFor(patch.state ?? held.row.state)
    if ((await release(tx, held, patch, inMs)) && next) await queue.nudge(tx, next, held.row.id, inMs)

    async function pauseIfOurs({ refusal }: Extract<StatusOutcome, { kind: 'denied' }>) {
      if (refusal.class === 'unauthorized' || refusal.class === 'quota' || refusal.class === 'forbidden')
        await pauseGate(tx, refusal.class)
    }
  })
}
