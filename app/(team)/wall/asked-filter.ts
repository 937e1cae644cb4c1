import { parseFilter, type WallFilter } from '#lib/domain/wall/wall-filter'

/** What the search parameters of a page narrow the wall to. */
export function askedFilter(asked: Record<string, string | string[] | undefined>): WallFilter {
  return parseFilter(
    new URLSearchParams(
      Object.entries(asked).flatMap(([name, values]) => [values ?? []].flat().map((value) => [name, value])),
    ),
  )
}
