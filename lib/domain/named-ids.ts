import * as z from 'zod/mini'

/** As many clips as are looked at together. */
export const COMPARED = { least: 2, most: 4 } as const
/** As many clips gone through one by one as an address has room for. */
export const CULLED_MOST = 200

/** Ids in an address, as `?ids=a,b`: those that are ids, each once, in their order. @param most more are left out */
export function namedIds(text: unknown, most: number): string[] {
  const parts = typeof text === 'string' ? text.split(',').map((part) => part.trim().toLowerCase()) : []
  return [...new Set(parts.filter((part) => z.uuid().safeParse(part).success))].slice(0, most)
}
