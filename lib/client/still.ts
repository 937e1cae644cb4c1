import * as z from 'zod/mini'
import type { ActionProblem } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation'
import { ROLES, type Role } from '#lib/domain/recipe'
import { sha256Schema } from '#lib/domain/recipe-schema'

/** Why an image did not get into the library: the server's own code, or no answer at all. */
export type UploadProblem = ActionProblem | 'no_answer'

/**
 * A still on the board. `key` is the browser's own name for it and stays through uploads and moves.
 * `previewUrl` is an object URL while this page lives, and the library's path afterwards.
 */
export type Still = { key: string; role: Role; name: string; previewUrl: string } & (
  | { state: 'uploading' }
  | { state: 'failed'; problem: UploadProblem }
  | { state: 'ready'; image: LibraryImage }
)

/** What of a still is worth keeping over a reload: only what the library has. */
export const keptStillSchema = z.object({
  key: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  image: z.object({ sha256: sha256Schema, url: z.string(), width: z.number(), height: z.number(), bytes: z.number() }),
})
export type KeptStill = z.infer<typeof keptStillSchema>
