'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { cancelGeneration as cancel } from '#lib/server/generations/cancel-generation'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { runAction } from './run-action.ts'

/** Takes a queued generation back before anything was sent. */
export async function cancelGeneration(id: string): Promise<ActionResult<GenerationStatus>> {
  return runAction('cancelGeneration', z.uuid(), id, ({ db }, parsed, actor) =>
    ifTheirs(db, actor, [parsed], () => cancel(db, parsed, actor.id)),
  )
}
