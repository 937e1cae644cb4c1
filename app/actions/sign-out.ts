'use server'

import { headers } from 'next/headers'
import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { access } from '#lib/server/team/access'
import { runAction } from './run-action.ts'
import { setCookies } from './set-cookies.ts'

/** Signs this browser out. */
export async function signOut(): Promise<ActionResult<null>> {
  return runAction(
    'signOut',
    z.null(),
    null,
    async () => {
      const { auth, actors } = access()
      const cookie = await auth.signOut(new Headers(await headers()))
      actors.forget()
      if (cookie) await setCookies([cookie])
      return { ok: true, value: null }
    },
    'signed_out',
  )
}
