import type { QueryClient } from '@tanstack/react-query'
import type { WallCards } from './wall-cards.ts'
import { wallQuery, wallsIn } from './wall-query.ts'

/** Changes all walls that are known; one that comes out as it was is not touched. */
export function changeWalls(client: QueryClient, how: (wall: WallCards) => WallCards): void {
  for (const wall of wallsIn(client)) {
    const next = how(wall)
    if (next !== wall) client.setQueryData(wallQuery(wall.filter).queryKey, next)
  }
}
