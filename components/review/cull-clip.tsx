import type { RefObject } from 'react'
import { SinglePlayer } from '#components/generation/player/single-player'
import type { Manner } from '#lib/client/player/player-state'
import type { GenerationView } from '#lib/domain/generation/generation'

/**
 * One of the clips that somebody goes through, playing, with the next one's poster fetched beside it and nothing more of that. It fills the
 * height that it is given, whatever its shape.
 * @param manner how it is played, and the next one like it
 */
export function CullClip({
  generation: { recipe, status },
  next,
  manner,
}: {
  generation: GenerationView
  next: GenerationView | undefined
  manner: RefObject<Manner>
}) {
  const { clip } = status
  const nextPoster = next?.status.clip?.posterUrl
  if (!clip) return null
  return (
    <div className="flex flex-1 flex-col gap-2">
      <SinglePlayer clip={clip} prompt={recipe.prompt} asked manner={manner} fills />
      <p lang="" className="line-clamp-2 min-h-10 break-words text-sm">
        {recipe.prompt}
      </p>
      {nextPoster && <link rel="preload" as="image" href={nextPoster} />}
    </div>
  )
}
