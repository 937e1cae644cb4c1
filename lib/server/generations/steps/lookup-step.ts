import { lookupDelay, retryDelay } from '#lib/domain/pace'
import { type Attempt, currentAttempt, recordFound, recordLookup } from './attempt-record.ts'
import { deferQuery, takeCall } from './call-budget.ts'
import type { SubmitDecision } from './decide-submit.ts'
import { claim, holding, release } from './lease.ts'
import { settleSubmit } from './settle-submit.ts'
import type { StepDeps } from './step-deps.ts'

/**
 * Asks whether an attempt without a clear answer made a task, by the id that we gave it. Found means adopted. Not found is
 * no proof that it will not turn up: it is asked again with growing pauses, and never sent again by itself.
 */
export async function lookupStep(deps: StepDeps, id: string): Promise<void> {
  const { db, queue, provider, log } = deps
  const held = await claim(deps, id, ['unconfirmed'])
  if (!held) return
  await holding(deps, held, async () => {
    const attempt = await currentAttempt(db, id)
    const late = lateAnswer(attempt)
    if (late) return void (await settleSubmit(deps, held, late))
    if (!(await takeCall(deps, 'query'))) return deferQuery(deps, held, 'lookup')
    const found = await provider.status(attempt.clientBusinessId, { askedBy: 'client_business_id' })
    if ('taskId' in found) {
      // A body without a task id still answered to our own id, which the status endpoint takes as well.
      const taskId = found.taskId ?? attempt.clientBusinessId
      const stands = await db.transaction((tx) => recordFound(tx, attempt, taskId))
      if (stands !== null) {
        log.info({ generation: id, attempt: attempt.clientBusinessId, task: stands }, 'found by look-up')
        return void (await settleSubmit(deps, held, { to: 'running', taskId: stands }))
      }
    }
    const answered = found.kind !== 'unavailable' && found.kind !== 'denied'
    const failures = answered ? 0 : held.row.failures + 1
    const pause = answered ? lookupDelay(attempt.lookups + 1) : retryDelay(failures, Math.random())
    await db.transaction(async (tx) => {
      const inMs = answered && !(await recordLookup(tx, attempt)) ? 0 : pause
      if (await release(tx, held, { failures }, inMs)) await queue.nudge(tx, 'lookup', id, inMs)
    })
  })
}

/** What a worker that had lost the row wrote down when its answer came: it needs no look-up. */
function lateAnswer({ phase, providerTaskId }: Attempt): SubmitDecision | null {
  if (providerTaskId !== null) return { to: 'running', taskId: providerTaskId }
  // Surely nothing was made, so that sending it is sending it for the first time.
  return phase === 'refused' || phase === 'prepared' ? { to: 'queued', inMs: 0 } : null
}
