'use client'

import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { pictureSize } from '#lib/client/generations/picture-size'
import type { PosterPlace } from '#lib/client/generations/poster-of'
import type { GenerationView } from '#lib/domain/generation/generation'
import { isSettled } from '#lib/domain/generation/states'
import { ClipPlayer } from './clip-player.tsx'
import { WaitingWords } from './waiting-words.tsx'

/** Few clips come to nothing: a page of those that did not need not wait for these words. */
const SettledWords = onDemand(() => import('./settled-words.tsx').then((module) => module.SettledWords))

/** The picture of a generation in its final ratio: poster and player once ready, until then words about its state
 * over the image that it starts from. */
export function GenerationPicture({
  generation,
  alive = false,
  poster,
}: {
  generation: GenerationView
  alive?: boolean
  poster?: PosterPlace | undefined
}) {
  const { id, recipe, status } = generation
  const { width, height } = pictureSize(generation)
  const beginning = generation.images[0]
  return (
    <div
      className="@container-size relative w-full overflow-hidden rounded-md bg-well"
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {status.state === 'ready' && status.clip && !status.clip.missing ? (
        <ClipPlayer id={id} clip={status.clip} prompt={recipe.prompt} alive={alive} poster={poster} />
      ) : isSettled(status.state) ? (
        <Suspense>
          <SettledWords generation={generation} />
        </Suspense>
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
