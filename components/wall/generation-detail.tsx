'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, Suspense, useEffect } from 'react'
import { CardActions } from '#components/generation/card-actions'
import { FeedWords } from '#components/generation/feed-words'
import { GenerationPicture } from '#components/generation/generation-picture'
import { SinglePlayer } from '#components/generation/player/single-player'
import { onDemand } from '#components/ui/on-demand'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { generationQuery, type KnownGeneration, learnGeneration } from '#lib/client/generations/generation-pages'
import { pictureSize } from '#lib/client/generations/picture-size'
import { goBackTo } from '#lib/client/go-back-to'
import { widestPicture } from '#lib/client/player/widest-picture'
import type { GenerationActions } from '#lib/domain/actions'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { RecipeFacts } from './recipe-facts.tsx'

const MarksPanel = onDemand(() => import('#components/marks/marks-panel').then((module) => module.MarksPanel))
/** Below the fold, so the page need not wait for their code. */
const ClipFacts = onDemand(() => import('./clip-facts.tsx').then((module) => module.ClipFacts))
const RecipeExport = onDemand(() => import('./recipe-export.tsx').then((module) => module.RecipeExport))
const Story = onDemand(() => import('./story.tsx').then((module) => module.Story))
const Takes = onDemand(() => import('./takes.tsx').then((module) => module.Takes))

/** One generation in full: its player, its recipe, and what is known of it. Follows the change feed. */
export function GenerationDetail({
  known,
  actions,
  marks,
  review,
}: {
  known: KnownGeneration
  actions: GenerationActions
  marks: MarkActions
  /** What is said of the clip, and what of it lies over the picture. */
  review: { panel: ReactNode; over: ReactNode }
}) {
  const t = useTranslations('detail')
  const state = useTranslations('state')
  const feed = useChangeFeed()
  const client = useQueryClient()
  const router = useRouter()
  const { data } = useQuery({ ...generationQuery(known.generation.id), initialData: known })
  useEffect(() => learnGeneration(client, known), [client, known])
  useEffect(() => {
    if (feed.resets > 0) router.refresh()
  }, [feed.resets, router])
  const { generation } = data ?? known
  const { state: now, clip } = generation.status
  const widest = widestPicture(pictureSize(generation))
  return (
    <article
      aria-label={generation.recipe.prompt}
      data-generation-id={generation.id}
      data-status={now}
      className="flex flex-col gap-4"
    >
      <h1 className="sr-only">{generation.recipe.prompt}</h1>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Link
          href="/wall"
          onNavigate={(event) => goBackTo('/wall') && event.preventDefault()}
          className="-ml-2 inline-flex min-h-10 items-center gap-2 rounded-md px-2 text-sm text-muted hover:text-ink pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        <FeedWords connection={feed.connection} active={0} />
      </div>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col items-center">
          <div className="w-full">
            {now === 'ready' && clip && !clip.missing ? (
              <SinglePlayer clip={clip} prompt={generation.recipe.prompt} over={review.over} widest={widest} />
            ) : (
              <div className="mx-auto" style={{ maxWidth: widest }}>
                <GenerationPicture generation={generation} />
              </div>
            )}
            <div className="flex min-h-12 flex-wrap items-center gap-2 pt-2">
              <p role="status" className="mr-auto text-sm font-medium">
                {state(now)}
              </p>
              <CardActions generation={generation} actions={actions} commands />
            </div>
          </div>
          {generation.shot.takes > 1 && (
            <Suspense>
              <Takes generation={generation} />
            </Suspense>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          {review.panel}
          <Suspense>
            <MarksPanel status={generation.status} createdBy={generation.createdBy} actions={marks} />
          </Suspense>
          <RecipeFacts generation={generation} />
          <Suspense>
            <RecipeExport generation={generation} />
          </Suspense>
          <Suspense>
            <ClipFacts generation={generation} />
          </Suspense>
          <Suspense>
            <Story status={generation.status} />
          </Suspense>
        </div>
      </div>
    </article>
  )
}
