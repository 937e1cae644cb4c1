'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { onDemand } from '#components/ui/on-demand'
import type { WallEngine } from '#lib/client/wall/engine'
import { WALL_ID } from '#lib/client/wall/wall-id'
import { type FirstLook, learnWall, startWall, wallQuery } from '#lib/client/wall/wall-query'
import type { GenerationActions } from '#lib/domain/actions'
import { countOf, withoutNewest } from '#lib/domain/wall/place'
import { useAtTop } from './use-at-top.ts'
import { useEngine } from './use-engine.ts'
import { WallGrid } from './wall-grid.tsx'

/** A wall with clips need not wait for the words of one without, nor for those of trouble or of news. */
const EmptyWall = onDemand(() => import('./empty-wall.tsx').then((module) => module.EmptyWall))
const NothingFound = onDemand(() => import('./find/nothing-found.tsx').then((module) => module.NothingFound))
const NewPill = onDemand(() => import('./new-pill.tsx').then((module) => module.NewPill))
const CardsFailed = onDemand(() => import('./cards-failed.tsx').then((module) => module.CardsFailed))

/** A wall, whole or narrowed. Cards that come while the viewer is further down wait behind a pill, so that what they look at stays where it is. */
export function LiveWall({ look, actions }: { look: FirstLook; actions: GenerationActions }) {
  const client = useQueryClient()
  const { data = startWall(look) } = useQuery({ ...wallQuery(look.filter), initialData: () => startWall(look) })
  useEffect(() => learnWall(client, look), [client, look])
  // Also while there is nothing to place: it brings what comes.
  const engine = useEngine()
  useEffect(() => engine?.keepToday(client), [engine, client])
  const lastWish = useRef(() => {})
  const want = useCallback(
    (engine: WallEngine, range: { from: number; to: number }) => {
      lastWish.current = () => engine.wantDrawn(client, look.filter, range)
      lastWish.current()
    },
    [client, look.filter],
  )
  const [seen, setSeen] = useState(data.came)
  const atTop = useAtTop()
  if (seen !== data.came && (atTop || seen > data.came)) setSeen(data.came)
  const waiting = atTop ? 0 : Math.max(0, data.came - seen)

  function showNew() {
    setSeen(data.came)
    window.scrollTo({ top: 0 })
    document.getElementById(WALL_ID)?.focus({ preventScroll: true })
  }

  const days = waiting === 0 ? data.days : withoutNewest(data.days, waiting)
  const drawn = engine && data.uncounted.length > 0 ? engine.withUncounted({ ...data, days }) : { ...data, days }

  if (countOf(drawn.days) + waiting === 0)
    return <Suspense>{look.filter === '' ? <EmptyWall /> : <NothingFound filter={look.filter} />}</Suspense>
  return (
    <>
      <div role="status" className="pointer-events-none sticky top-16 z-20 flex h-0 justify-center">
        {waiting > 0 && (
          <Suspense>
            <NewPill count={waiting} onShow={showNew} />
          </Suspense>
        )}
      </div>
      <WallGrid
        engine={engine}
        days={drawn.days}
        cards={drawn.cards}
        today={data.today}
        begins={look.top}
        first={look.first}
        actions={actions}
        addressed
        onWant={want}
      />
      {data.failed && (
        <Suspense>
          <CardsFailed onRetry={() => lastWish.current()} />
        </Suspense>
      )}
    </>
  )
}
