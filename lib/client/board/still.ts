import type { ActionProblem } from '#lib/domain/actions'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { Role } from '#lib/domain/recipe/recipe'

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
