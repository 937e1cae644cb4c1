import { lookupDelay, pollDelay } from '#lib/domain/generation/pace'
import { stepFor } from '#lib/domain/generation/steps'
import { crashPoint } from '#lib/server/crash-points'
import type { SubmitDecision } from './decide-submit.ts'
import { type Claim, type Patch, release } from './lease.ts'
import type { StepDeps } from './step-deps.ts'
import { holdGate, pauseGate } from './submit-gate.ts'
import { isTold } from './webhook-signs.ts'

/**
 * Writes a decision about a submission, the next nudge, and what it means for all others, in one transaction.
 * @returns false when the row has another owner by now, who decides what becomes of it
 */
export async function settleSubmit(
  { db, queue, pace }: StepDeps,
  held: Claim,
  decision: SubmitDecision,
): Promise<boolean> {
  const { patch, inMs: usual } = effectOf(decision, held, pace.firstMs)
  return db.transaction(async (tx) => {
    // A webhook may come before the answer to our own POST did.
    const inMs = decision.to === 'running' && (await isTold(tx, decision.taskId)) ? 0 : usual
    if (decision.to === 'queued' && decision.gate) {
      if ('pause' in decision.gate) await pauseGate(tx, decision.gate.pause)
      else await holdGate(tx, decision.gate.notBeforeMs)
    }
    const written = await release(tx, held, { state: decision.to, ...patch }, inMs)
    crashPoint('submit.before_moved')
    const next = stepFor(decision.to)
    if (written && next) await queue.nudge(tx, next, held.row.id, inMs)
    return written
  })

  function effectOf(made: SubmitDecision, { row }: Claim, firstMs: number): { patch: Patch; inMs: number } {
    switch (made.to) {
      case 'running':
        return {
          patch: { providerTaskId: made.taskId, acceptedNow: true, polls: 0 },
          inMs: pollDelay({ firstMs, everyMs: firstMs }, 0, 0, Math.random()),
        }
      case 'queued':
        return {
          patch: { failures: row.failures + 1, strikes: row.strikes + (made.forgetUploads ? 1 : 0) },
          inMs: made.inMs,
        }
      case 'failed':
        return { patch: { failure: made.failure }, inMs: 0 }
      case 'unconfirmed':
        return { patch: {}, inMs: lookupDelay(0, 0) }
      default:
        return made satisfies never
    }
  }
}
