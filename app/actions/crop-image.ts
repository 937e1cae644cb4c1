'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { type CropInput, cropInputSchema } from '#lib/domain/images/crop-schema'
import { cropImage as crop } from '#lib/server/images/crop-image'
import { cropStill } from '#lib/server/media/crop-still'
import { runAction } from './run-action.ts'

/** Cuts a rectangle out of an original of the library. */
export async function cropImage(input: CropInput): Promise<ActionResult<LibraryImage>> {
  return runAction('cropImage', cropInputSchema, input, ({ db, media }, parsed) =>
    crop({ db, media, crop: cropStill }, parsed),
  )
}
