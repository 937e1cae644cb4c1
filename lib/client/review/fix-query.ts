import { queryOptions } from '@tanstack/react-query'
import { fetchTakes } from '#lib/client/generations/takes-query'
import type { Fixing } from './fixing.ts'
import { reviewQuery } from './review-query.ts'

/** The comment that is being acted on, with the clip that it was made on; null when either is gone. */
export function fixQuery({ take, comment }: Fixing) {
  return queryOptions({
    queryKey: ['fix', take, comment],
    queryFn: async (context) => {
      const [review, { takes }] = await Promise.all([
        context.client.fetchQuery({ ...reviewQuery(take), staleTime: 0 }),
        fetchTakes(take, context.signal),
      ])
      const said = review.comments.find(({ id, deleted }) => id === comment && !deleted)
      return said ? { comment: said, clip: takes.find(({ id }) => id === take)?.status.clip ?? null } : null
    },
    retry: false,
  })
}

/** The picture that a comment is about. Rejects where the clip cannot be played here, or does not say how many it has. */
export async function frameOfComment(url: string, take: string, frame: number): Promise<File> {
  const [{ loadFrames }, { frameAt }, { middleOf }] = await Promise.all([
    import('#lib/client/player/load-frames'),
    import('#lib/client/board/take-frame'),
    import('#lib/domain/player/frame-table'),
  ])
  const table = await loadFrames(url, new AbortController().signal)
  if (!table) throw new Error('The frames of this clip cannot be counted.')
  return frameAt(url, middleOf(table, frame), `${take.slice(0, 8)}-${frame + 1}`)
}
