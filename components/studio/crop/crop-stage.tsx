import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from 'react'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { type Handle, moved, type Proportion, pulled, resized } from '#lib/domain/images/crop-frame'
import type { Rectangle } from '#lib/domain/images/rectangle'
import { frameStyle } from './frame-style.ts'

const CORNERS: Handle[] = [
  { h: -1, v: -1 },
  { h: 1, v: -1 },
  { h: -1, v: 1 },
  { h: 1, v: 1 },
]
const SIDES: Handle[] = [
  { h: 0, v: -1 },
  { h: -1, v: 0 },
  { h: 1, v: 0 },
  { h: 0, v: 1 },
]
const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A step of an arrow key is this part of the longer side, so that it is seen on any picture; with Shift ten of them. */
const STEPS = 200
const MANY = 10

/** The picture with the frame on it: pulled by pointer or finger, moved and sized by keys. */
export function CropStage({
  picture,
  frame,
  proportion,
  onChange,
}: {
  picture: LibraryImage
  frame: Rectangle
  proportion: Proportion
  onChange: (frame: Rectangle) => void
}) {
  const t = useTranslations('studio.crop')
  const help = useId()
  const stage = useRef<HTMLDivElement>(null)
  const frameElement = useRef<HTMLDivElement>(null)
  // It comes after the dialog is open, once the original is known.
  useEffect(() => frameElement.current?.focus(), [])
  const grab = useRef<{ x: number; y: number; frame: Rectangle; handle: Handle | null } | null>(null)

  /** Where a pointer is, in pixels of the picture. */
  const at = (event: PointerEvent) => {
    const box = stage.current?.getBoundingClientRect()
    const scale = picture.width / (box?.width || 1)
    return { x: (event.clientX - (box?.left ?? 0)) * scale, y: (event.clientY - (box?.top ?? 0)) * scale }
  }
  const grabs = (handle: Handle | null) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      grab.current = { ...at(event), frame, handle }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      event.stopPropagation()
      const from = grab.current
      if (!from) return
      const now = at(event)
      const [dx, dy] = [now.x - from.x, now.y - from.y]
      if (!from.handle) return onChange(moved(from.frame, dx, dy, picture))
      const { h, v } = from.handle
      const corner = {
        x: from.frame.x + (h > 0 ? from.frame.width : 0) + dx,
        y: from.frame.y + (v > 0 ? from.frame.height : 0) + dy,
      }
      onChange(pulled(from.frame, from.handle, corner, picture, proportion))
    },
    onLostPointerCapture() {
      grab.current = null
    },
  })
  const byKey = (event: KeyboardEvent) => {
    const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / STEPS)) * (event.shiftKey ? MANY : 1)
    const arrow = ARROWS[event.key]
    const sign = ['+', '='].includes(event.key) ? 1 : ['-', '_'].includes(event.key) ? -1 : 0
    if (!arrow && sign === 0) return
    event.preventDefault()
    if (arrow && !event.ctrlKey && !event.metaKey)
      return onChange(moved(frame, arrow[0] * step, arrow[1] * step, picture))
    const [dx, dy] = arrow ? [arrow[0], -arrow[1]] : [sign, sign * (frame.height / frame.width)]
    const wish = {
      ...(dx !== 0 && { width: frame.width + dx * step }),
      ...(dy !== 0 && (dx === 0 || proportion === null) && { height: frame.height + dy * step }),
    }
    onChange(resized(frame, wish, picture, proportion))
  }
  const place = frameStyle(frame, picture)
  return (
    <div className="flex flex-col items-center gap-3 pt-1">
      <div
        ref={stage}
        className="relative touch-none select-none"
        style={{
          width: `min(100%, ${(45 * picture.width) / picture.height}dvh)`,
          aspectRatio: `${picture.width} / ${picture.height}`,
        }}
      >
        <div className="absolute inset-0 overflow-hidden rounded-sm">
          <img src={picture.url} alt="" draggable={false} className="size-full" />
          <div className="absolute shadow-[0_0_0_200vmax_var(--color-scrim)]" style={place} />
        </div>
        <div
          role="application"
          aria-label={t('frame')}
          aria-describedby={help}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, and this one is moved by them.
          tabIndex={0}
          ref={frameElement}
          onKeyDown={byKey}
          {...grabs(null)}
          className="absolute cursor-move outline-2 outline-on-scrim outline-offset-0 focus-visible:outline-4 focus-visible:outline-accent"
          style={place}
        >
          {(proportion === null ? [...CORNERS, ...SIDES] : CORNERS).map((handle) => (
            <span
              key={`${handle.h} ${handle.v}`}
              aria-hidden="true"
              data-handle={`${handle.h} ${handle.v}`}
              {...grabs(handle)}
              className="absolute grid size-6 -translate-x-1/2 -translate-y-1/2 cursor-crosshair place-items-center pointer-coarse:size-11"
              style={{ left: `${50 + handle.h * 50}%`, top: `${50 + handle.v * 50}%` }}
            >
              <span className="size-3 rounded-full border-2 border-scrim bg-on-scrim" />
            </span>
          ))}
        </div>
      </div>
      <p id={help} className="text-muted text-xs">
        <span className="pointer-coarse:hidden">{t('help')}</span>
        <span className="hidden pointer-coarse:inline">{t('helpByTouch')}</span>
      </p>
    </div>
  )
}
