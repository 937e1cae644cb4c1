import { nowPlaying } from '#lib/client/generations/now-playing'
import { SPRITE, spriteFrameAt } from '#lib/domain/clip/sprite'
import { screeningStep } from './screening-keys.ts'

/** A picture whose clip is being looked through, and which of the sprite's frames it shows. */
export type Screened = { picture: HTMLElement; url: string; frame: number; by: 'pointer' | 'touch' | 'keys' }

/** What carries the address of its sprite here can be looked through. */
const PICTURE = '[data-sprite]'
/** Time on a picture, in ms, after which the pointer means it and is not just passing. */
const HOVER_MS = 150
/** Time that a finger rests, in ms: sooner it is a tap. */
const HOLD_MS = 350
/** Pixels that a resting finger may stray. */
const STRAY = 10

const pictureAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>(PICTURE) : null

/**
 * Watches the page for somebody who looks through a clip: a pointer that stays on a picture, a finger held on it, or keys while it has the
 * focus (see `screeningStep`). One at a time, as long as that lasts: it ends with leaving, letting go, scrolling, and when a clip is played.
 * @param tell called with what is to be shown, and with null when nothing is any more
 * @returns ends watching
 */
export function watchScreening(tell: (screened: Screened | null) => void): () => void {
  const watch = new AbortController()
  let shown: Screened | null = null
  let awaited: { picture: HTMLElement; timer: ReturnType<typeof setTimeout> } | null = null
  let finger: { id: number; x: number; y: number } | null = null
  let swallowClick = false
  const at = { x: Number.NaN, y: Number.NaN }

  function show(picture: HTMLElement, frame: number, by: Screened['by']): void {
    const url = picture.dataset.sprite
    if (!url || (shown?.picture === picture && shown.frame === frame && shown.by === by)) return
    shown = { picture, url, frame, by }
    tell(shown)
  }
  function showPlace(picture: HTMLElement, by: Screened['by']): void {
    const { left, width } = picture.getBoundingClientRect()
    show(picture, spriteFrameAt((at.x - left) / width), by)
  }
  function wait(picture: HTMLElement | null, ms = 0, by: Screened['by'] = 'pointer'): void {
    if (awaited) clearTimeout(awaited.timer)
    awaited = picture && { picture, timer: setTimeout(() => showPlace(picture, by), ms) }
  }
  function stop(): void {
    wait(null)
    if (!shown) return
    shown = null
    tell(null)
  }
  function on<Type extends keyof DocumentEventMap>(type: Type, handle: (event: DocumentEventMap[Type]) => void): void {
    document.addEventListener(type, handle, { capture: true, signal: watch.signal })
  }

  on('pointerdown', (event) => {
    swallowClick = false
    if (event.pointerType !== 'touch') return
    stop()
    const picture = pictureAt(event.target)
    finger = picture && { id: event.pointerId, x: event.clientX, y: event.clientY }
    Object.assign(at, finger)
    wait(picture, HOLD_MS, 'touch')
  })
  on('pointermove', (event) => {
    const { clientX: x, clientY: y } = event
    // What moves under a pointer that rests, as while scrolling, is not meant by it.
    if (x === at.x && y === at.y) return
    Object.assign(at, { x, y })
    if (event.pointerType === 'touch') {
      if (event.pointerId !== finger?.id) return
      if (shown) showPlace(shown.picture, 'touch')
      else if (Math.hypot(x - finger.x, y - finger.y) > STRAY) stop()
      return
    }
    const picture = event.buttons === 0 ? pictureAt(event.target) : null
    if (picture && picture === shown?.picture) return showPlace(picture, 'pointer')
    if (picture && picture === awaited?.picture) return
    stop()
    wait(picture, HOVER_MS)
  })
  on('pointerout', (event) => {
    // Out of the window.
    if (event.relatedTarget === null && event.pointerType !== 'touch') stop()
  })
  for (const type of ['pointerup', 'pointercancel'] as const)
    on(type, (event) => {
      if (event.pointerId !== finger?.id) return
      finger = null
      // Letting go is no tap.
      swallowClick = shown !== null && type === 'pointerup'
      stop()
    })
  on('click', (event) => {
    if (swallowClick) {
      event.preventDefault()
      event.stopPropagation()
    }
    swallowClick = false
    stop()
  })
  on('contextmenu', (event) => {
    if (finger) event.preventDefault()
  })
  on('dragstart', (event) => {
    if (shown?.by !== 'touch') return stop()
    // Held on a card that can be dragged: the finger looks through the clip already.
    event.preventDefault()
    event.stopPropagation()
  })
  on('scroll', stop)
  on('focusout', () => {
    if (shown?.by === 'keys') stop()
  })
  on('keydown', (event) => {
    const step = screeningStep(event, PICTURE)
    if (step) {
      const before = step.picture === shown?.picture ? shown.frame : step.by > 0 ? -1 : SPRITE.frames
      show(step.picture, Math.min(SPRITE.frames - 1, Math.max(0, before + step.by)), 'keys')
    } else if (event.key === 'Escape' && shown?.by === 'keys') stop()
    else return
    event.preventDefault()
  })
  const unsubscribe = nowPlaying.subscribe(stop)

  return () => {
    watch.abort()
    unsubscribe()
    stop()
  }
}
