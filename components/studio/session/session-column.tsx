import { useInfiniteQuery } from '@tanstack/react-query'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type CSSProperties, Suspense, startTransition, useEffect, useState } from 'react'
import { FeedWords } from '#components/generation/feed-words'
import { GenerationCard } from '#components/generation/generation-card'
import { MendNotice } from '#components/ui/mend-notice'
import { onDemand } from '#components/ui/on-demand'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { cardKey, generationPagesQuery } from '#lib/client/generations/generation-pages'
import type { PageList } from '#lib/client/generations/page-list'
import { pictureSize } from '#lib/client/generations/picture-size'
import type { FilledExample } from '#lib/client/recipe/examples'
import { useAsDrawn } from '#lib/client/use-as-drawn'
import type { GenerationActions, StudioActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { DraggableCard } from './draggable-card.tsx'
import { SESSION_ID } from './session-id.tsx'

/** Only for who has made no clip yet. */
const FirstRun = onDemand(() => import('./first-run.tsx').then((module) => module.FirstRun))

/** How many clips stand beside the composer; the rest hangs on the wall. */
const SHOWN = 24

/** Height in rem below which no picture of a row falls. */
const LOWEST = 12.5

/** Widths in proportion to the ratios make all pictures of a row equally high. */
function tile(generation: GenerationView): CSSProperties {
  const { width, height } = pictureSize(generation)
  const ratio = width / height
  return { flex: `${ratio} 0 min(100%, ${ratio * LOWEST}rem)` }
}

/** The newest clips beside the composer, or how to begin while there are none. */
export function SessionColumn({
  drawn,
  actions,
  sandbox,
  uploadImage,
  onFill,
}: {
  /** The first page, as the server drew it. */
  drawn: PageList
  actions: GenerationActions
  sandbox: boolean
  uploadImage: StudioActions['uploadImage']
  /** An example was chosen. @param run it is to be submitted at once */
  onFill: (filled: FilledExample, run: boolean) => void
}) {
  const t = useTranslations('studio.session')
  const feed = useChangeFeed()
  const { data, isError, refetch } = useInfiniteQuery({ ...generationPagesQuery(), initialData: drawn })
  const [alive, setAlive] = useState(false)
  // What can be done with the cards is drawn when there is time, and may wait for a server action under way; the cards themselves may not.
  useEffect(() => startTransition(() => setAlive(true)), [])
  const failed = useAsDrawn(isError, false)
  const generations = useAsDrawn(data, drawn)
    .pages.flatMap((page) => page.generations)
    .slice(0, SHOWN)
  if (generations.length === 0)
    return (
      <Suspense>
        <FirstRun sandbox={sandbox} uploadImage={uploadImage} onFill={onFill} />
      </Suspense>
    )
  return (
    <>
      <div className="mb-3 flex min-h-10 items-center justify-between gap-4">
        <h2
          id={SESSION_ID}
          className="scroll-mt-24 lg:scroll-mt-[calc(6rem+var(--banner-height,0px))] font-semibold text-lg tracking-tight"
        >
          {t('title')}
        </h2>
        <FeedWords connection={feed.connection} active={feed.active} />
        <Link
          href="/wall"
          prefetch={false}
          className="inline-flex min-h-10 items-center gap-1.5 rounded-sm text-muted text-sm transition-colors hover:text-ink"
        >
          {t('all')}
          <ArrowRight aria-hidden="true" className="size-4" />
        </Link>
      </div>
      {failed && <MendNotice words={t('failed')} mend={t('reload')} onMend={() => refetch()} />}
      <ul aria-label={t('list')} className="flex flex-wrap gap-x-5 gap-y-6 after:grow-[1000]">
        {generations.map((generation) => (
          <li key={cardKey(generation.id)} style={tile(generation)} className="min-w-0">
            <DraggableCard generation={generation}>
              <GenerationCard generation={generation} actions={actions} alive={alive} />
            </DraggableCard>
          </li>
        ))}
      </ul>
    </>
  )
}
