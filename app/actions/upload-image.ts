'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { acceptImage } from '#lib/server/images/accept-image'
import { normaliseImage } from '#lib/server/media/normalise-image'
import { runAction } from './run-action.ts'

const uploadSchema = z.pipe(
  z.instanceof(FormData),
  z.pipe(
    z.transform((form: FormData) => ({ file: form.get('file'), purpose: form.get('purpose') ?? 'to_send' })),
    z.object({ file: z.instanceof(File), purpose: z.enum(['to_send', 'to_crop']) }),
  ),
)

/**
 * Takes one picture, under the name `file`, into the library. Nothing that the browser says about it is trusted.
 * With `to_crop` as its `purpose` it may be longer and thinner than the provider takes; only what is cut out of it can be part of a recipe.
 */
export async function uploadImage(form: FormData): Promise<ActionResult<LibraryImage>> {
  return runAction('uploadImage', uploadSchema, form, async ({ db, media }, { file, purpose }) =>
    acceptImage({ db, media, normalise: normaliseImage }, new Uint8Array(await file.arrayBuffer()), purpose),
  )
}
