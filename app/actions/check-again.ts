'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { checkGateAgain } from '#lib/server/generations/check-gate-again'
import { runAction } from './run-action.ts'

/** Has key and balance tried at once while submitting is paused. The change feed tells what came of it. */
export async function checkAgain(): Promise<ActionResult<null>> {
  return runAction('checkAgain', z.undefined(), undefined, ({ db, queue }) => checkGateAgain({ db, queue }))
}
