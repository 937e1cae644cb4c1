'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { CropSource } from '#lib/domain/images/crop-schema'
import { sha256Schema } from '#lib/domain/recipe/recipe-schema'
import { cropSource as find } from '#lib/server/images/crop-source'
import { runAction } from './run-action.ts'

/** The original of an image, and which part of it the image is. */
export async function cropSource(sha256: string): Promise<ActionResult<CropSource>> {
  return runAction('cropSource', sha256Schema, sha256, ({ db }, parsed) => find(db, parsed))
}
