import { lookupDelay, retryDelay } from '#lib/domain/pace'
import { currentAttempt, recordFound, recordLookup } from './attempt-record.ts'
import { claim, holding, release } from './lease.ts'
import { settleSubmit } from './settle-submit.ts'
import type { StepDeps } from './step-deps.ts'

/**
 * Asks whether an attempt without a clear answer made a task, by the id that we gave it. Found means adopted. Not found is
 * no proof that it will not turn up: it is asked again with growing pauses, and never sent again by itself.
 */
export async function lookupStep(deps: StepDeps, id: string): Promise<void> {
  const { db, queue, provider, log } = deps
  const held = await claim(db, id, ['unconfirmed'])
  if (!held) return
  await holding(db, held, async () => {
    const attempt = await currentAttempt(db, id)
    const known = attempt.providerTaskId
    if (known !== null) return settleSubmit(deps, held, { to: 'running', taskId: known })
    const found = await provider.status(attempt.clientBusinessId, { askedBy: 'client_business_id' })
    if ('taskId' in found) {
      // A body without a task id still answered to our own id, which the status endpoint takes as well.
      const taskId = found.taskId ?? attempt.clientBusinessId
      if (await db.transaction((tx) => recordFound(tx, attempt, taskId))) {
        log.info({ generation: id, attempt: attempt.clientBusinessId, task: taskId }, 'found by look-up')
        return settleSubmit(deps, held, { to: 'running', taskId })
      }
    }
    const answered = found.kind !== 'unavailable' && found.kind !== 'denied'
    const failures = answered ? 0 : held.row.failures + 1
    const inMs = answered ? lookupDelay(attempt.lookups + 1) : retryDelay(failures, Math.random())
    await db.transaction(async (tx) => {
      if (answered) await recordLookup(tx, attempt)
      if (await release(tx, held, { failures }, inMs)) await queue.nudge(tx, 'lookup', id, inMs)
    })
  })
}
