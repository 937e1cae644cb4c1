'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, Suspense } from 'react'
import { FeedWords } from '#components/generation/feed-words'
import { onDemand } from '#components/ui/on-demand'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { useAlive } from '#lib/client/use-alive'
import type { FirstLook } from '#lib/client/wall/wall-query'
import type { GenerationActions } from '#lib/domain/actions'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import type { NewsActions } from '#lib/domain/review/news-schema'
import { countOf } from '#lib/domain/wall/place'
import type { ViewActions } from '#lib/domain/wall/saved-view'
import { LiveWall } from './live-wall.tsx'

/** Hardly anything is ever at risk. */
const ShowFilter = onDemand(() => import('./show-filter.tsx').then((module) => module.ShowFilter))
/** What is typed before it is there stays in the field, which is the page's own. */
const Finder = onDemand(() => import('./find/finder.tsx').then((module) => module.Finder))
const FilterBar = onDemand(() => import('./find/filter-bar.tsx').then((module) => module.FilterBar))

/** Nothing is new most of the time. */
const NewsButton = onDemand(() => import('#components/news/news-button').then((module) => module.NewsButton))
/** Nobody chooses before the page is alive. */
const MarkTools = onDemand(() => import('#components/marks/mark-tools').then((module) => module.MarkTools))

/** A wall hangs where others submit to it, so it looks now and then even when nothing of it is under way. In ms. */
const HEARTBEAT_MS = 60_000

/**
 * The wall, kept up to date.
 * @param look what the server drew @param search the field to search in
 */
export function WallView({
  look,
  search,
  news,
  actions,
  viewActions,
  marks,
}: {
  look: FirstLook
  search: ReactNode
  news: NewsActions
  actions: GenerationActions
  viewActions: ViewActions
  marks: MarkActions
}) {
  const t = useTranslations('wall')
  const feed = useChangeFeed({ heartbeatMs: HEARTBEAT_MS })
  const alive = useAlive()
  const { filter } = look
  return (
    <div className="[container:wall/inline-size]">
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 pb-4 sm:gap-x-5">
        <h1 className="text-xl font-medium">{t('title')}</h1>
        {(filter === 'show=at-risk' || !!feed.atRisk) && (
          <Suspense>
            <ShowFilter filter={filter} count={feed.atRisk} />
          </Suspense>
        )}
        <div className="order-last flex min-h-11 w-full items-center gap-2 sm:order-none sm:w-auto sm:max-w-xl sm:grow lg:max-w-2xl">
          {search}
          <div className="flex h-10 w-22 shrink-0 pointer-coarse:h-11 pointer-coarse:w-24 lg:w-45!">
            {alive && (
              <Suspense>
                <Finder filter={filter} actions={viewActions} />
              </Suspense>
            )}
          </div>
        </div>
        <div className="ml-auto flex min-h-11 items-center gap-2">
          {alive && (
            <Suspense>
              <NewsButton actions={news} />
            </Suspense>
          )}
          <FeedWords connection={feed.connection} active={feed.active} />
        </div>
      </header>
      {filter !== '' && (
        <Suspense>
          <FilterBar filter={filter} count={countOf(look.days.days)} />
        </Suspense>
      )}
      <LiveWall key={filter} look={look} actions={actions} />
      {alive && (
        <Suspense>
          <MarkTools actions={marks} />
        </Suspense>
      )}
    </div>
  )
}
