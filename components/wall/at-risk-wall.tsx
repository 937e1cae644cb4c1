'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { generationPagesQuery, startWith } from '#lib/client/generation-pages'
import { cardsOf } from '#lib/client/page-list'
import { dayIn } from '#lib/client/wall/day-in'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationPage, GenerationView } from '#lib/domain/generation'
import type { DayCount } from '#lib/domain/wall/place'
import { MoreCards } from './more-cards.tsx'
import { WallGrid } from './wall-grid.tsx'

const NothingAtRisk = onDemand(() => import('./nothing-at-risk.tsx').then((module) => module.NothingAtRisk))

/**
 * The wall of what is at risk. There are few of those, and one that is saved meanwhile stays in its place: so it is a list that grows
 * at its end, and the days are counted here.
 */
export function AtRiskWall({
  firstPage,
  timeZone,
  today,
  actions,
}: {
  firstPage: GenerationPage
  timeZone: string
  today: string
  actions: GenerationActions
}) {
  const query = useInfiniteQuery({ ...generationPagesQuery('at-risk'), initialData: () => startWith(firstPage) })
  const cards = cardsOf(query.data)
  if (cards.length === 0)
    return (
      <Suspense>
        <NothingAtRisk />
      </Suspense>
    )
  return (
    <>
      <WallGrid
        days={daysOf(cards, timeZone)}
        cards={new Map(cards.map((card, i) => [cards.length - 1 - i, card]))}
        today={today}
        begins={cards.length - 1}
        actions={actions}
      />
      {query.hasNextPage && (
        <MoreCards
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onMore={() => query.fetchNextPage()}
        />
      )}
    </>
  )
}

function daysOf(cards: readonly GenerationView[], timeZone: string): DayCount[] {
  const counts = new Map<string, number>()
  for (const card of cards) {
    const day = dayIn(timeZone, card.createdAt)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => (a < b ? 1 : -1))
}
