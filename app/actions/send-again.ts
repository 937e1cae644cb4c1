'use server'

import { type ActionResult, type SendAgainInput, sendAgainInputSchema } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { sendAgain as send } from '#lib/server/generations/send-again'
import { runAction } from './run-action.ts'

/** Sends an unconfirmed generation once more, though it may be charged twice. The same attempt again sends nothing more. */
export async function sendAgain(input: SendAgainInput): Promise<ActionResult<GenerationStatus>> {
  return runAction('sendAgain', sendAgainInputSchema, input, ({ db, queue, config, log }, parsed, actor) =>
    ifTheirs(db, actor, [parsed.id], () => send({ db, queue, provider: config.toapis, log, by: actor.id }, parsed)),
  )
}
