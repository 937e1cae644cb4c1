import type { ActionResult, StudioActions } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { decodePicture } from './decode-picture.ts'
import { type ImageRefusal, prepareImage } from './prepare-image.ts'

/** Brings a picture into the library that is too long and thin for any role, to be cropped. Rejects where there is no answer. */
export async function takeOriginal(
  { uploadImage }: Pick<StudioActions, 'uploadImage'>,
  file: File,
): Promise<ActionResult<LibraryImage> | { ok: false; problem: ImageRefusal['problem'] }> {
  const prepared = await prepareImage(file, decodePicture, 'too_narrow')
  if (!prepared.ok) return { ok: false, problem: prepared.refusal.problem }
  const body = new FormData()
  body.set('file', prepared.file, file.name)
  body.set('purpose', 'to_crop')
  return uploadImage(body)
}
