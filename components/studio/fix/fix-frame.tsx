import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { boardMail } from '#lib/client/board/board-mail'
import { withBoardDrag } from '#lib/client/board/with-board-drag'
import { frameOfComment } from '#lib/client/review/fix-query'
import type { ClipView } from '#lib/domain/generation/generation'
import type { Spot } from '#lib/domain/review/review'

/** The picture that a comment is about, to be dragged onto the board, or put there with a press: it changes no recipe by itself. */
export function FixFrame({
  clip,
  take,
  frame,
  spot,
}: {
  clip: ClipView
  take: string
  frame: number
  spot: Spot | null
}) {
  const t = useTranslations('review.fixing')
  const button = useRef<HTMLButtonElement>(null)
  const [picture, setPicture] = useState<{ file: File; url: string } | null>(null)
  useEffect(() => {
    let url: string | null = null
    let wanted = true
    frameOfComment(clip.url, take, frame).then(
      (file) => {
        if (!wanted) return
        url = URL.createObjectURL(file)
        setPicture({ file, url })
      },
      // Then the words stand alone: the clip's page still has the picture.
      () => {},
    )
    return () => {
      wanted = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [clip.url, take, frame])
  const give = useEffectEvent(async () => picture?.file ?? Promise.reject(new Error('There is no picture yet.')))
  const there = picture !== null
  useEffect(() => {
    const element = button.current
    if (!element || !there) return
    return withBoardDrag((drag) => drag.makeDraggable(element, () => ({ kind: 'frame', take: () => give() })))
  }, [there])
  return (
    <button
      ref={button}
      type="button"
      disabled={!picture}
      title={t('use')}
      aria-label={t('useFrame', { frame: frame + 1 })}
      onClick={() => picture && boardMail.send({ file: picture.file })}
      className="relative w-28 shrink-0 overflow-hidden rounded-sm bg-well"
      style={{ aspectRatio: `${clip.width} / ${clip.height}` }}
    >
      {picture && <img src={picture.url} alt="" draggable={false} className="size-full object-cover" />}
      {picture && spot && (
        <span
          aria-hidden="true"
          className="absolute size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-on-scrim bg-accent"
          style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
        />
      )}
      <span className="absolute inset-x-0 bottom-0 bg-scrim px-1 py-0.5 text-on-scrim text-xs">{t('use')}</span>
    </button>
  )
}
