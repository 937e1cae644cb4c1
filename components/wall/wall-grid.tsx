'use client'

import { useTranslations } from 'next-intl'
import { Suspense, useEffect, useRef, useState } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { cardKey } from '#lib/client/generations/generation-pages'
import type { WallEngine } from '#lib/client/wall/engine'
import type { PlanMemory } from '#lib/client/wall/plan'
import { firstEntries } from '#lib/client/wall/wall-entries'
import { WALL_ID } from '#lib/client/wall/wall-id'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { countOf, type DayCount, placeOf, rankAt } from '#lib/domain/wall/place'
import { useDayName } from './day-name.ts'
import { useCardKeys } from './use-card-keys.ts'
import { useFeet } from './use-feet.ts'
import { useRoom } from './use-room.ts'
import { BAR, useWallScroll } from './use-wall-scroll.ts'
import { WallCell } from './wall-cell.tsx'

/** Only for a wall that is long enough to be lost on. */
const DateScrubber = onDemand(() => import('./date-scrubber.tsx').then((module) => module.DateScrubber))

/** Cards whose posters are there from the first moment: about what a screen shows. */
const EAGER = 6
/** The room of the words under a picture: two lines of the prompt and one of buttons, which are larger for fingers. In pixels. */
const FOOT = { fine: 88, coarse: 92 }
/** The room of a day's name; on a narrow screen hundredths of the width. The same numbers stand in app/globals.css (`.wall-day`). */
const HEAD = 48
const NARROW_HEAD = 12
/** A wall of this many screens has a scrubber. */
const LONG = 4

/**
 * A window onto a wall of any size: only what is in sight and a little around it is there. Until the width is known, as on the server,
 * CSS lays out the first cards by the same rules.
 * @param engine what places cards, once it has come
 * @param days how many to show of each, the newest first @param cards those that are known, by rank
 * @param begins the rank to begin with, as the server drew it @param first how many of them it drew
 * @param onWant told which ranks are in sight or near, from the oldest to behind the newest
 * @param addressed whether the address tells the place
 */
export function WallGrid({
  engine,
  days,
  cards,
  today,
  begins,
  first,
  actions,
  addressed = false,
  onWant,
}: {
  engine: WallEngine | null
  days: readonly DayCount[]
  cards: ReadonlyMap<number, GenerationView>
  today: string
  begins: number
  first: number
  actions: GenerationActions
  addressed?: boolean
  onWant?: (engine: WallEngine, range: { from: number; to: number }) => void
}) {
  const t = useTranslations('wall')
  const dayName = useDayName(today)
  const list = useRef<HTMLUListElement>(null)
  // From another page: an address without a place means the top.
  const [cameBack] = useState(engine !== null)
  const room = useRoom(list, cameBack)
  const foot = room?.coarse ? FOOT.coarse : FOOT.fine
  const { feet, measure } = useFeet(foot)
  const [memory] = useState<PlanMemory>({ width: 0, heights: new Map(), layouts: new Map() })
  const narrow = engine !== null && room !== null && room.width < engine.TWO_COLUMNS_BELOW
  const plan =
    engine && room
      ? engine.createPlan(
          { days, cards },
          { width: room.width, foot, head: narrow ? engine.hundredth(room.width) * NARROW_HEAD : HEAD },
          feet,
          memory,
        )
      : null
  const total = countOf(days)

  const { view, goTo, reveal } = useWallScroll(
    list,
    engine,
    plan,
    () => {
      const told = addressed && engine ? engine.toldPlace() : null
      if (told) return { rank: rankAt(days, told.place), below: told.below }
      return cameBack ? { rank: total - 1, below: Number.MAX_SAFE_INTEGER } : null
    },
    (y) => {
      const anchor = plan?.anchorAt(y)
      if (engine && addressed && anchor)
        engine.tellPlace(window.scrollY < 8 ? null : placeOf(days, anchor.rank), anchor.below)
    },
    addressed,
  )
  const [kept, setKept] = useState<number | null>(null)
  const part = engine && plan && view && engine.visiblePart(plan, view, kept)
  const entries =
    engine && part && view
      ? engine.placedEntries(part, view.offset, cardKey)
      : firstEntries(days, cards, { begins, most: first }, cardKey)
  const ranks = entries.flatMap((entry) => (entry.kind === 'card' ? [entry.rank] : []))
  const inSight = part && view ? part.placed.find((cell) => cell.y >= view.top)?.rank : undefined
  const keys = useCardKeys(list, engine, plan, ranks, inSight ?? ranks[0], reveal)
  if (keys.kept !== kept) setKept(keys.kept)

  const { from, to } = part ?? { from: 0, to: 0 }
  useEffect(() => {
    if (engine && to > from) onWant?.(engine, { from, to })
  }, [engine, from, to, onWant])

  return (
    <div className="relative">
      {part?.pending.map(({ key, y, height }) => (
        <div key={key} aria-hidden="true" className="wall-pending" style={{ top: y - (view?.offset ?? 0), height }} />
      ))}
      <ul
        ref={list}
        id={WALL_ID}
        aria-label={t('list')}
        className={part ? 'relative outline-none' : 'wall-tiles outline-none'}
        style={
          engine && plan ? { height: Math.min(plan.height, engine.PAGE_LIMIT), overflowAnchor: 'none' } : undefined
        }
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        {entries.map((entry) => {
          if (entry.kind === 'end') return <li key={entry.key} aria-hidden="true" className="wall-end" />
          if (entry.kind === 'day')
            return (
              <li key={entry.key} className="wall-day" style={entry.y === null ? undefined : { top: entry.y }}>
                <h2 className="font-medium text-sm">{dayName(entry.day)}</h2>
              </li>
            )
          return (
            <WallCell
              key={entry.key}
              ref={measure}
              card={entry.card}
              actions={actions}
              box={entry.box}
              rank={entry.rank}
              position={total - entry.rank}
              total={total}
              eager={begins - entry.rank < EAGER && begins >= entry.rank}
              stop={entry.rank === keys.stop}
            />
          )
        })}
      </ul>
      {plan && view && plan.height > LONG * view.height && (
        <Suspense>
          <DateScrubber plan={plan} top={view.top + BAR + 1} height={view.height} dayName={dayName} onGo={goTo} />
        </Suspense>
      )}
    </div>
  )
}
