import { type CSSProperties, type Ref, Suspense } from 'react'
import { GenerationCard } from '#components/generation/generation-card'
import { onDemand } from '#components/ui/on-demand'
import { pictureSize } from '#lib/client/generations/picture-size'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { spanOf } from '#lib/domain/wall/strip'

/** Comes when its code has, like the card's other buttons. */
const SelectCheck = onDemand(() => import('#components/marks/select-check').then((module) => module.SelectCheck))

/**
 * The place of a card on the wall.
 * @param box where it is drawn, in the page's pixels; null while CSS lays out by itself
 * @param position from the newest, which is 1 @param stop whether Tab leads here
 */
export function WallCell({
  card,
  actions,
  box,
  rank,
  position,
  total,
  eager,
  stop,
  ref,
}: {
  card: GenerationView
  actions: GenerationActions
  box: { x: number; y: number; width: number; picture: number } | null
  rank: number
  position: number
  total: number
  eager: boolean
  stop: boolean
  ref: Ref<HTMLLIElement>
}) {
  return (
    <li
      ref={ref}
      data-rank={rank}
      data-id={card.id}
      data-picture={box?.picture}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={stop ? 0 : -1}
      className="wall-cell group/cell rounded-md outline-offset-4"
      style={box ? { position: 'absolute', left: box.x, top: box.y, width: box.width } : flow(card)}
    >
      <GenerationCard
        generation={card}
        actions={actions}
        alive={box !== null}
        poster={{ eager, width: box?.width ?? null }}
      />
      {box && (
        <Suspense>
          <SelectCheck id={card.id} />
        </Suspense>
      )}
    </li>
  )
}

/** Until places are known, the browser breaks rows by the same rule: `.wall-tiles` in app/globals.css. */
function flow(card: GenerationView): CSSProperties {
  const { width, height } = pictureSize(card)
  const ratio = width / height
  return { gridRowEnd: `span ${spanOf(ratio)}`, flex: `${ratio} 0 calc(${ratio} * var(--wall-row))` }
}
