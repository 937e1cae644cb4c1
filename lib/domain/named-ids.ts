import * as z from 'zod/mini'

/** Ids in an address, as `?ids=a,b`: those that are ids, each once, in their order. @param most more are left out */
export function namedIds(text: unknown, most: number): string[] {
  const parts = typeof text === 'string' ? text.split(',').map((part) => part.trim().toLowerCase()) : []
  return [...new Set(parts.filter((part) => z.uuid().safeParse(part).success))].slice(0, most)
}
