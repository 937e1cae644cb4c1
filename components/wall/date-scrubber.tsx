import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { WallPlan } from '#lib/client/wall/plan'

const MONTH_MS = 30 * 86_400_000

/**
 * Goes to a date: a rail over the height of the window, dragged or pressed, or by keys a day or a month at a time. With a finger its handle
 * alone can be taken, so that the cards beside it can be pressed.
 * @param top what of the wall stands at the top of what is seen, in its pixels @param onGo brings a height of the wall there; what is beyond its end, its end
 */
export function DateScrubber({
  plan,
  top,
  height,
  dayName,
  onGo,
}: {
  plan: WallPlan
  top: number
  height: number
  dayName: (day: string) => string
  onGo: (y: number) => void
}) {
  const t = useTranslations('wall')
  const rail = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const end = Math.max(1, plan.height - height)
  const part = dragged ?? Math.max(0, Math.min(1, top / end))
  const day = plan.dayAt(dragged === null ? top : dragged * end)?.day ?? ''
  const pointed = hovered === null ? null : plan.dayAt(hovered * end)?.day

  const partAt = ({ clientY }: PointerEvent) => {
    const box = rail.current?.getBoundingClientRect()
    return box ? Math.max(0, Math.min(1, (clientY - box.top) / box.height)) : 0
  }
  const goTo = (at: number) => {
    setDragged(at)
    onGo(at === 1 ? Number.POSITIVE_INFINITY : at * end)
  }
  const goToDay = (name: string) => onGo(plan.topOfDay(name))
  const onKeyDown = (event: KeyboardEvent) => {
    const older = plan.nextDay(day, 1)
    const newer = plan.nextDay(day, -1)
    const far = (way: number) => new Date(Date.parse(day) + way * MONTH_MS).toISOString().slice(0, 10)
    const target = {
      ArrowDown: older,
      ArrowRight: older,
      ArrowUp: newer,
      ArrowLeft: newer,
      PageDown: far(-1),
      PageUp: far(1),
    }[event.key]
    if (event.key === 'Home') onGo(0)
    else if (event.key === 'End') onGo(Number.POSITIVE_INFINITY)
    else if (target === undefined) return
    else goToDay(target)
    event.preventDefault()
  }

  return (
    <div
      ref={rail}
      className="group/rail fixed top-20 right-0 bottom-6 z-30 w-5 touch-none select-none sm:w-6 pointer-coarse:pointer-events-none"
      onPointerDown={(event) => {
        // Nothing may tell that another button is let go: its menu may swallow that.
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(partAt(event))
      }}
      onPointerMove={(event) => {
        if (dragged !== null) goTo(partAt(event))
        else if (event.pointerType === 'mouse') setHovered(partAt(event))
      }}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
      onLostPointerCapture={() => setDragged(null)}
      onPointerLeave={() => setHovered(null)}
    >
      <div className="absolute inset-y-0 right-2 w-px bg-line sm:right-2.5" />
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('scrubber')}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
        aria-valuetext={dayName(day)}
        onKeyDown={onKeyDown}
        style={{ top: `${part * 100}%` }}
        className="group/thumb pointer-events-auto absolute right-0 flex h-6 w-full -translate-y-1/2 cursor-ns-resize items-center justify-end rounded-sm pr-1.5 pointer-coarse:h-11 pointer-coarse:w-6 sm:pr-2"
      >
        <span aria-hidden="true" className="h-5 w-1.5 rounded-full bg-control group-hover/thumb:bg-ink" />
        <span
          aria-hidden="true"
          className={`${dragged === null ? 'hidden group-focus-visible/thumb:block' : ''} ${LABEL}`}
        >
          {dayName(day)}
        </span>
      </div>
      {pointed && dragged === null && hovered !== null && (
        <span aria-hidden="true" style={{ top: `${hovered * 100}%` }} className={`${LABEL} -translate-y-1/2`}>
          {dayName(pointed)}
        </span>
      )}
    </div>
  )
}

const LABEL =
  'pointer-events-none absolute right-7 whitespace-nowrap rounded-md border border-line bg-raised px-2.5 py-1 text-sm text-ink shadow-raised'
