'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { hurryChore } from '#lib/server/generations/chores'
import { runAction } from './run-action.ts'

/** Asks for a look through all media now; a worker begins it within seconds. */
export async function lookThroughMedia(): Promise<ActionResult<null>> {
  return runAction(
    'lookThroughMedia',
    z.undefined(),
    undefined,
    async ({ db }) => {
      await hurryChore(db, 'media')
      return { ok: true, value: null }
    },
    'media_checked',
  )
}
