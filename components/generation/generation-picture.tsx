'use client'

import { pictureSize } from '#lib/client/picture-size'
import type { GenerationView } from '#lib/domain/generation'
import { ClipPlayer } from './clip-player.tsx'
import { SettledWords } from './settled-words.tsx'
import { WaitingWords } from './waiting-words.tsx'

/** The picture of a generation in its final ratio: poster and player once ready, until then words about its state
 * over the image that it starts from. */
export function GenerationPicture({ generation, eager = false }: { generation: GenerationView; eager?: boolean }) {
  const { id, recipe, status } = generation
  const { width, height } = pictureSize(generation)
  const beginning = generation.images[0]
  return (
    <div
      className="@container-size relative w-full overflow-hidden rounded-md bg-well"
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {status.clip && status.state === 'ready' ? (
        <ClipPlayer id={id} clip={status.clip} prompt={recipe.prompt} eager={eager} />
      ) : status.state === 'failed' || status.state === 'cancelled' || status.state === 'ready' ? (
        <SettledWords status={status} />
      ) : (
        <>
          {beginning && (
            <img src={beginning.url} alt="" className="absolute inset-0 size-full object-cover opacity-45" />
          )}
          <WaitingWords generation={generation} />
        </>
      )}
    </div>
  )
}
