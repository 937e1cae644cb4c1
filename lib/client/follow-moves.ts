import type { QueryClient } from '@tanstack/react-query'
import type { GenerationStatus } from '#lib/domain/generation'
import { generationKeys, shelves, unknownIds } from './generation-pages.ts'

/**
 * Follows generations that were deleted, or restored to their old places, wherever they are or would be shown. What is cached and deleted goes
 * when its status is taken in.
 */
export async function followMoves(client: QueryClient, changes: GenerationStatus[]): Promise<void> {
  const moved = changes.filter((change) => change.deleted || change.restored)
  void client.invalidateQueries({ queryKey: ['takes'] })
  if (unknownIds(client, { changes: moved }).length > 0)
    await client.refetchQueries({ queryKey: generationKeys.pages }, { throwOnError: true })
  for (const shelf of shelves) await shelf.follow(client, moved)
}
