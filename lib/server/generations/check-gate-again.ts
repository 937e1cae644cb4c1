import type { ActionResult } from '#lib/domain/actions'
import type { Database } from '#lib/server/db/database'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import { hurryGateCheck } from './steps/submit-gate.ts'

/**
 * Has a worker try key and balance at once. What it finds comes with the change feed: the pause is over, or `checkedAt` is later than
 * before. While nothing is paused there is nothing to do, and that is no problem.
 */
export async function checkGateAgain(deps: { db: Database; queue: JobQueue }): Promise<ActionResult<null>> {
  await deps.db.transaction(async (tx) => {
    if (await hurryGateCheck(tx)) await deps.queue.nudgeGate(tx)
  })
  return { ok: true, value: null }
}
