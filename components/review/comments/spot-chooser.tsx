import Crosshair from 'lucide-react/icons/crosshair'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { type Aim, aim as chosen } from '#lib/client/review/aim'
import { moveSpot, spotWithin } from '#lib/client/review/move-spot'

/** Chooses a spot on the picture: with the pointer by pressing there, with the arrow keys and Enter without one. Escape leaves it. */
export function SpotChooser({ aim }: { aim: Aim }) {
  const t = useTranslations('review')
  const cross = useRef<HTMLButtonElement>(null)
  useEffect(() => cross.current?.focus(), [])
  const { spot } = aim
  const take = (taken: Aim['spot']) => chosen.set({ ...aim, spot: taken, choosing: false })
  const press = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    take(spotWithin(event.currentTarget.getBoundingClientRect(), event))
  }
  const onKey = (event: KeyboardEvent) => {
    const moved = moveSpot(spot, event.key, event.shiftKey)
    if (moved) chosen.set({ ...aim, spot: moved })
    else if (event.key === 'Escape') chosen.set(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="absolute inset-0 cursor-crosshair touch-none bg-scrim/20" onPointerDown={press}>
      <p className="pointer-events-none absolute inset-x-0 top-0 bg-scrim p-2 text-on-scrim text-xs">{t('spotHow')}</p>
      <button
        ref={cross}
        type="button"
        aria-label={t('spotAt', { x: Math.round(spot.x * 100), y: Math.round(spot.y * 100) })}
        onKeyDown={onKey}
        onClick={() => take(spot)}
        className="pointer-events-none absolute flex size-11 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full bg-scrim text-on-scrim"
        style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
      >
        <Crosshair aria-hidden="true" className="size-6" />
      </button>
    </div>
  )
}
