'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Suspense, useRef, useState } from 'react'
import { FeedWords } from '#components/generation/feed-words'
import { onDemand } from '#components/ui/on-demand'
import { generationPagesQuery, startWith } from '#lib/client/generation-pages'
import { holdBack } from '#lib/client/hold-back'
import { cardsOf } from '#lib/client/page-list'
import { useChangeFeed } from '#lib/client/use-change-feed'
import type { GenerationActions } from '#lib/domain/actions'
import type { Show } from '#lib/domain/at-risk'
import type { GenerationPage } from '#lib/domain/generation'
import { MoreCards } from './more-cards.tsx'
import { NewPill } from './new-pill.tsx'
import { ShowFilter } from './show-filter.tsx'
import { useAtTop } from './use-at-top.ts'
import { WallList } from './wall-list.tsx'

/** A wall with clips need not wait for the words of one without. */
const EmptyWall = onDemand(() => import('./empty-wall.tsx').then((module) => module.EmptyWall))
const NothingAtRisk = onDemand(() => import('./nothing-at-risk.tsx').then((module) => module.NothingAtRisk))

/** A wall hangs where others submit to it, so it looks now and then even when nothing of it is under way. In ms. */
const HEARTBEAT_MS = 60_000

/** The wall. Cards that come while the viewer is further down wait behind a pill, so that what they look at stays where it is. */
export function WallView({
  firstPage,
  actions,
  show = 'all',
}: {
  firstPage: GenerationPage
  actions: GenerationActions
  show?: Show
}) {
  const t = useTranslations('wall')
  const feed = useChangeFeed({ heartbeatMs: HEARTBEAT_MS })
  const query = useInfiniteQuery({ ...generationPagesQuery(show), initialData: () => startWith(firstPage) })
  const list = useRef<HTMLUListElement>(null)
  const cards = cardsOf(query.data)
  const newest = cards[0]?.id ?? null
  const [newestShown, setNewestShown] = useState(newest)
  const atTop = useAtTop()
  if (atTop && newestShown !== newest) setNewestShown(newest)
  const { waiting, shown } = holdBack(cards, atTop ? newest : newestShown)

  function showNew() {
    setNewestShown(newest)
    window.scrollTo({ top: 0 })
    list.current?.focus({ preventScroll: true })
  }

  return (
    <div className="[container:wall/inline-size]">
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 pb-4 sm:gap-x-5">
        <h1 className="text-xl font-medium">{t('title')}</h1>
        <ShowFilter show={show} count={feed.atRisk} />
        <div className="ml-auto">
          <FeedWords connection={feed.connection} active={feed.active} />
        </div>
      </header>
      <NewPill count={waiting} onShow={showNew} />
      {cards.length > 0 ? (
        <WallList cards={shown} actions={actions} list={list} />
      ) : (
        <Suspense>{show === 'all' ? <EmptyWall /> : <NothingAtRisk />}</Suspense>
      )}
      {query.hasNextPage && (
        <MoreCards
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onMore={() => query.fetchNextPage()}
        />
      )}
    </div>
  )
}
