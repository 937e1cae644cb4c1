'use server'

import type { ActionResult } from '#lib/domain/actions'
import { type CreateShareInput, createShareSchema, type MadeShare } from '#lib/domain/share/share-schema'
import { httpAddress } from '#lib/server/config'
import { createShare as create } from '#lib/server/share/create-share'
import { runAction } from './run-action.ts'

/** Makes a link for people without an account. */
export async function createShare(input: CreateShareInput): Promise<ActionResult<MadeShare>> {
  return runAction('createShare', createShareSchema, input, async ({ db, config }, parsed, actor) => {
    const made = await create(db, parsed, actor.id)
    if (!made.ok) return made
    const { id, token } = made.value
    const { host, port, publicUrl } = config
    const origin = publicUrl === httpAddress(host, port) ? null : publicUrl
    return { ok: true, value: { id, path: `/s/${token}`, origin } }
  })
}
