'use client'

import { useTranslations } from 'next-intl'
import { type CSSProperties, type RefObject, useRef } from 'react'
import { GenerationCard } from '#components/generation/generation-card'
import { cardKey } from '#lib/client/generation-pages'
import type { Place } from '#lib/client/justified-rows'
import { pictureSize } from '#lib/client/picture-size'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { MIN_HEIGHT, useRows } from './use-rows.ts'
import { useWidth } from './use-width.ts'

/** Cards whose posters are there from the first moment: about what a screen shows. */
const EAGER = 6

/** The cards of the wall, newest first, pictures in their true ratio. Cards outside the window are not laid out or painted. */
export function WallList({
  cards,
  actions,
  list = null,
}: {
  cards: readonly GenerationView[]
  actions: GenerationActions
  list?: RefObject<HTMLUListElement | null> | null
}) {
  const t = useTranslations('wall')
  const own = useRef<HTMLUListElement>(null)
  const element = list ?? own
  const tiles = cards.map((card) => {
    const { width, height } = pictureSize(card)
    return { id: card.id, ratio: width / height }
  })
  const places = useRows(tiles, useWidth(element))
  return (
    <ul ref={element} aria-label={t('list')} tabIndex={-1} className="wall-tiles outline-none">
      {cards.map((card, i) => (
        <li key={cardKey(card.id)} style={tileStyle(tiles[i]?.ratio ?? 1, places?.get(card.id))}>
          <GenerationCard generation={card} actions={actions} eager={i < EAGER} />
        </li>
      ))}
    </ul>
  )
}

/**
 * Until rows are placed, the browser breaks them by the same rule (`flex`). On a narrow screen a tile spans grid rows of a hundredth of the
 * width: half a width for the picture by its ratio, and room for the words below.
 */
function tileStyle(ratio: number, place: Place | undefined): CSSProperties {
  const gridRowEnd = `span ${Math.ceil(48 / ratio) + 31}`
  if (!place) return { gridRowEnd, flex: `${ratio} 0 ${ratio * MIN_HEIGHT}px` }
  return { gridRowEnd, flex: `0 0 ${place.width}px`, marginInlineEnd: place.after }
}
