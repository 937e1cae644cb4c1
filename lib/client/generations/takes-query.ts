import { queryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { GenerationView, Takes } from '#lib/domain/generation/generation'
import { takesKey } from './generation-pages.ts'

/** How long others' takes may go unnoticed while somebody looks at a shot, in ms. */
const AGAIN_MS = 60_000

/** All takes of a generation's shot. */
export function takesQuery({ id, shot }: Pick<GenerationView, 'id' | 'shot'>) {
  return queryOptions({
    queryKey: takesKey(shot.id),
    queryFn: ({ signal }) => fetchTakes(id, signal),
    refetchInterval: AGAIN_MS,
  })
}

/** The same by the id of any of them alone. */
export function fetchTakes(id: string, signal: AbortSignal): Promise<Takes> {
  const schema = () => import('#lib/domain/generation/generation').then((module) => module.takesSchema)
  return fetchAs(`/api/generations/${encodeURIComponent(id)}/takes`, schema, signal)
}
