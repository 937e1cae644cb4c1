'use server'

import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { sha256Schema } from '#lib/domain/recipe/recipe-schema'
import { findImages as find } from '#lib/server/images/find-images'
import { runAction } from './run-action.ts'

/** A recipe has at most six. */
const hashesSchema = z.array(sha256Schema).check(z.maxLength(16))

/** Which of these images, by SHA-256, the library has. */
export async function findImages(sha256s: string[]): Promise<ActionResult<LibraryImage[]>> {
  return runAction('findImages', hashesSchema, sha256s, async ({ db }, parsed) => ({
    ok: true,
    value: await find(db, parsed),
  }))
}
