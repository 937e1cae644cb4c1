'use server'

import { type ActionResult, type SendAgainInput, sendAgainInputSchema } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { asShown } from '#lib/server/generations/as-shown'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { sendAgain as send } from '#lib/server/generations/send-again'
import { runAction } from './run-action.ts'

/** Sends an unconfirmed generation once more, though it may be charged twice. The same attempt again sends nothing more. */
export async function sendAgain(input: SendAgainInput): Promise<ActionResult<GenerationStatus>> {
  return runAction('sendAgain', sendAgainInputSchema, input, (services, parsed, actor) =>
    ifTheirs(services.db, actor, [parsed.id], () =>
      asShown(services, parsed, (deps) => send({ ...deps, log: services.log, by: actor.id }, parsed)),
    ),
  )
}
