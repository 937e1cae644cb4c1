import { LOOKUP_LATE_MS, LOOKUP_TIME_MS, lookupDelay, retryDelay } from '#lib/domain/generation/pace'
import { crashPoint } from '#lib/server/crash-points'
import { adoptTask } from './adopt-task.ts'
import { type Attempt, currentAttempt, recordLookup, recordWait } from './attempt-record.ts'
import { deferQuery, takeCall } from './call-budget.ts'
import type { SubmitDecision } from './decide-submit.ts'
import type { FOUND_BY } from './found-by.ts'
import { isAnswer } from './is-answer.ts'
import { type Claim, claim, holding, release, stillHeld } from './lease.ts'
import { ELSEWHERE_MS, isSameProvider } from './same-provider.ts'
import { settleSubmit } from './settle-submit.ts'
import type { StepDeps } from './step-deps.ts'

/**
 * Asks whether an attempt without a clear answer made a task: by the id that a person named, if one did, or by the one that we gave it.
 * Found means adopted. Not found is no proof that it will not turn up: it is asked again with growing pauses, and never sent again by itself.
 */
export async function lookupStep(deps: StepDeps, id: string): Promise<void> {
  const { db, provider, sandbox } = deps
  const inUse = { baseUrl: provider.baseUrl, sandbox }
  const held = await claim(deps, id, ['unconfirmed'])
  if (!held) return
  await holding(deps, held, async () => {
    const attempt = await currentAttempt(db, id)
    const named = held.row.providerTaskId
    const late = lateAnswer(attempt)
    if (late) return void (await settleSubmit(deps, held, late))
    // There is nothing to ask by: only a webhook or a person can tell, and either makes the row due.
    if (named === null && !attempt.idSent) return again(deps, held, {}, LOOKUP_LATE_MS)
    // Another provider knows neither our id nor the name, or by that name a task of its own.
    const elsewhere = !isSameProvider(attempt, inUse)
    if (elsewhere !== attempt.awaitsProvider) await recordWait(db, attempt, elsewhere)
    if (elsewhere) return again(deps, held, { told: true }, ELSEWHERE_MS)
    if (!(await takeCall(deps, 'query'))) return deferQuery(deps, held, 'lookup')
    // In turns while there is no answer, so that a name that gets none does not stand in the way of our own id.
    const byName = named !== null && (held.row.failures % 2 === 0 || !attempt.idSent)
    return byName ? askByName(deps, held, attempt, named) : askByOwnId(deps, held, attempt)
  })
}

/** What a worker that had lost the row wrote down when its answer came: it needs no look-up. */
function lateAnswer({ phase, providerTaskId }: Attempt): SubmitDecision | null {
  if (providerTaskId !== null) return { to: 'running', taskId: providerTaskId }
  // Surely nothing was made, so that sending it is sending it for the first time.
  return phase === 'refused' || phase === 'prepared' ? { to: 'queued', inMs: 0 } : null
}

async function askByOwnId(deps: StepDeps, held: Claim, attempt: Attempt): Promise<void> {
  const found = await deps.provider.status(attempt.clientBusinessId, { askedBy: 'client_business_id' })
  crashPoint('lookup.answered')
  // A body without a task id still answered to our own id, which the status endpoint takes as well.
  if ('taskId' in found && (await adopt(deps, held, attempt, found.taskId ?? attempt.clientBusinessId, 'lookup')))
    return
  if (!isAnswer(found, attempt, deps)) return askLater(deps, held, attempt)
  await deps.db.transaction(async (tx) => {
    if (!(await stillHeld(tx, held))) return
    const inMs = (await recordLookup(tx, attempt)) ? lookupDelay(attempt.lookups + 1, sinceSent(held, attempt)) : 0
    await release(tx, held, { told: true }, inMs)
    await deps.queue.nudge(tx, 'lookup', held.row.id, inMs)
  })
}

/** A person may have misread: the provider must know the task, and must not know it as another's. */
async function askByName(deps: StepDeps, held: Claim, attempt: Attempt, named: string): Promise<void> {
  const found = await deps.provider.status(named)
  if (!isAnswer(found, attempt, deps)) return askLater(deps, held, attempt)
  const isOurs =
    'taskId' in found && (found.clientBusinessId === null || found.clientBusinessId === attempt.clientBusinessId)
  if (isOurs && (await adopt(deps, held, attempt, found.taskId ?? named, 'person'))) return
  const about = { generation: held.row.id, attempt: attempt.clientBusinessId, task: named }
  deps.log.warn(about, 'the task that a person named is not the one of this attempt')
  await again(deps, held, { providerTaskId: null, told: true }, 0)
}

async function adopt(
  deps: StepDeps,
  held: Claim,
  { clientBusinessId }: Attempt,
  taskId: string,
  by: keyof typeof FOUND_BY,
): Promise<boolean> {
  const found = await deps.db.transaction((tx) => adoptTask(deps, tx, { clientBusinessId, taskId, by }))
  crashPoint('lookup.found')
  if (found.kind !== 'adopted' && found.kind !== 'has_another') return false
  // Where the row went to another meanwhile this writes nothing: the adoption has made it due.
  const stands = found.kind === 'has_another' ? found.taskId : taskId
  await settleSubmit(deps, held, { to: 'running', taskId: stands })
  return true
}

/** Nothing was learned: that counts as no look-up. */
async function askLater(deps: StepDeps, held: Claim, attempt: Attempt): Promise<void> {
  const failures = held.row.failures + 1
  const since = sinceSent(held, attempt)
  const late = since < LOOKUP_TIME_MS ? 0 : lookupDelay(attempt.lookups + 1, since)
  await again(deps, held, { failures }, Math.max(late, retryDelay(failures, Math.random())))
}

async function again(
  { db, queue }: StepDeps,
  held: Claim,
  patch: Parameters<typeof release>[2],
  inMs: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (await release(tx, held, patch, inMs)) await queue.nudge(tx, 'lookup', held.row.id, inMs)
  })
}

/** By the database's clock, in ms. */
function sinceSent({ at }: Claim, { sentAt }: Attempt): number {
  return sentAt === null ? 0 : at.getTime() - sentAt.getTime()
}
