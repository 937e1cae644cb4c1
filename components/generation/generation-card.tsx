'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { cn } from '#components/ui/cn'
import { onDemand } from '#components/ui/on-demand'
import type { PosterPlace } from '#lib/client/generations/poster-of'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { isJudged } from '#lib/domain/marks/marks'
import { GenerationPicture } from './generation-picture.tsx'

/** Most clips are the only take of their shot, were given no frame, are not judged yet, and nobody said anything of them. */
const CardSigns = onDemand(() => import('./card-signs.tsx').then((module) => module.CardSigns))
/** Few cards have failed. */
const ChargeWords = onDemand(() => import('./charge-words.tsx').then((module) => module.ChargeWords))
/** Comes when its code has: a button that is drawn before would swallow the press. Its room is there from the first moment. */
const CardActions = onDemand(() => import('./card-actions.tsx').then((module) => module.CardActions))

/**
 * One generation on a wall or in the studio's column: its picture or its state in words, its prompt, and what can be done with it.
 * It keeps its size from the first moment to the last.
 * @param alive whether it answers to a press by now: false as the server draws it
 * @param poster its place on the wall; without one the browser measures it
 */
export function GenerationCard({
  generation,
  actions,
  alive,
  poster,
}: {
  generation: GenerationView
  actions: GenerationActions
  alive: boolean
  poster?: PosterPlace
}) {
  const { id, recipe, status } = generation
  // Until the server has answered its click there is nothing to open and nothing to cancel.
  const there = generation.createdBy !== ''
  const t = useTranslations()
  const settings = t('generation.settings', { seconds: recipe.duration, quality: recipe.mode })
  return (
    <article
      aria-label={recipe.prompt}
      data-generation-id={id}
      data-status={status.state}
      className="@container flex min-w-0 flex-col"
    >
      <div className="relative">
        <GenerationPicture generation={generation} alive={alive} poster={poster} />
        {(generation.shot.takes > 1 || status.frames[0] || isJudged(status.marks) || status.review) && (
          <Suspense>
            <CardSigns generation={generation} />
          </Suspense>
        )}
      </div>
      <Link
        href={`/wall/${id}`}
        prefetch={false}
        inert={!there}
        className="mt-2 line-clamp-2 min-h-10 break-words rounded-sm text-sm text-ink decoration-control underline-offset-4 hover:underline"
      >
        {recipe.prompt}
      </Link>
      <div className="flex min-h-10 flex-wrap items-center justify-end gap-x-2 pointer-coarse:min-h-11">
        <p className={cn('min-w-0 flex-1 text-xs text-muted', status.clip && '@max-[13rem]:truncate')}>
          {status.failure ? (
            <Suspense>
              <ChargeWords failure={status.failure} status={status} />
            </Suspense>
          ) : (
            // What is told by the picture, too, comes where a narrow card may cut it off.
            [settings, generation.by, status.state === 'ready' && t('state.ready')].filter(Boolean).join(' · ')
          )}
        </p>
        {alive && there && (
          <Suspense>
            <CardActions generation={generation} actions={actions} />
          </Suspense>
        )}
      </div>
    </article>
  )
}
