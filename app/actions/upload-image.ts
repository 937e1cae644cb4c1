'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation'
import { acceptImage } from '#lib/server/images/accept-image'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { runAction } from './run-action.ts'

const uploadSchema = z.pipe(
  z.instanceof(FormData),
  z.pipe(
    z.transform((form: FormData) => form.get('file')),
    z.instanceof(File),
  ),
)

/** Takes one picture, under the name `file`, into the library. Nothing that the browser says about it is trusted. */
export async function uploadImage(form: FormData): Promise<ActionResult<LibraryImage>> {
  return runAction('uploadImage', uploadSchema, form, async ({ db, media }, file) =>
    acceptImage({ db, media, normalise: normaliseImage }, new Uint8Array(await file.arrayBuffer())),
  )
}
