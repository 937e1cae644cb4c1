'use client'

import Play from 'lucide-react/icons/play'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { nowPlaying } from '#lib/client/generations/now-playing'
import { type PosterPlace, posterOf } from '#lib/client/generations/poster-of'
import type { ClipView } from '#lib/domain/generation/generation'

/** A wish to play, unless the focus has gone on to something else than such a button, where it is to stay. Safari gives it to none that is pressed. */
const WISHED = 'html:not(:has(:focus:not([popovertarget]))) :popover-open'

/**
 * A clip as its poster, which can be looked through (screening.tsx), and as a player once it was asked for: no byte of the clip is fetched
 * before, and the poster stays beneath until the first frame. Starting one ends the one that played.
 * @param alive whether it answers to a press by now: false as the server draws it
 */
export function ClipPlayer({
  id,
  clip,
  prompt,
  alive,
  poster,
}: {
  id: string
  clip: ClipView
  prompt: string
  alive: boolean
  poster: PosterPlace | undefined
}) {
  const t = useTranslations('generation')
  const playing = useSyncExternalStore(nowPlaying.subscribe, nowPlaying.current, () => null) === id
  const [broken, setBroken] = useState(false)
  const wish = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (wish.current?.matches(WISHED)) nowPlaying.start(id)
    return () => nowPlaying.stop(id)
  }, [id])
  return (
    <>
      {clip.posterUrl === null ? (
        <p className="absolute inset-x-0 top-0 m-3 line-clamp-4 text-sm text-muted [@container(max-height:170px)]:hidden">
          {prompt}
        </p>
      ) : (
        <Poster src={clip.posterUrl} clip={clip} fromServer={!alive} place={poster} />
      )}
      {/* A press before the page is alive: the browser opens this by itself, and closes it when something else is pressed. */}
      {!alive && <span ref={wish} id={id} popover="auto" className="peer hidden" />}
      {playing ? (
        <Player src={clip.url} label={prompt} onError={() => setBroken(true)} />
      ) : (
        <button
          type="button"
          onClick={() => {
            setBroken(false)
            nowPlaying.start(id)
          }}
          popoverTarget={alive ? undefined : id}
          popoverTargetAction="show"
          aria-label={t('play')}
          data-sprite={clip.spriteUrl}
          className="group/play absolute inset-0 isolate flex touch-pan-y touch-pinch-zoom items-end rounded-md p-2.5 -outline-offset-2 peer-open:*:animate-pulse peer-open:*:bg-accent peer-open:*:text-accent-ink"
        >
          <span className="flex size-10 items-center justify-center rounded-full bg-scrim text-on-scrim transition-colors group-hover/play:bg-accent group-hover/play:text-accent-ink">
            <Play aria-hidden className="size-4 translate-x-px fill-current" />
          </span>
        </button>
      )}
      {playing && broken && (
        <p role="alert" className="absolute inset-x-0 top-0 bg-scrim p-3 text-sm text-on-scrim">
          {t('playFailed')}
        </p>
      )}
    </>
  )
}

/**
 * One that the server drew keeps what the browser chose for it. On the wall none is `auto` in size: one that is taken off the page has no size, and
 * Chromium then loads the large one for it, as it does where a poster is loaded at once.
 */
function Poster({
  src,
  clip,
  fromServer,
  place,
}: {
  src: string
  clip: ClipView
  fromServer: boolean
  place: PosterPlace | undefined
}) {
  const [asDrawn] = useState(fromServer)
  const width = asDrawn ? null : place?.width
  const { sizes, ...poster } = posterOf(src, clip, width ? { width, density: devicePixelRatio } : null)
  return (
    <img
      {...poster}
      sizes={place || !sizes ? sizes : `auto, ${sizes}`}
      alt=""
      width={clip.width}
      height={clip.height}
      loading={place?.eager ? 'eager' : 'lazy'}
      decoding="async"
      className="absolute inset-0 size-full object-cover"
    />
  )
}

function Player({ src, label, onError }: { src: string; label: string; onError: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    video.current?.focus({ preventScroll: true })
  }, [])
  return (
    // biome-ignore lint/a11y/useMediaCaption: a generated clip comes without words to caption
    <video
      ref={video}
      src={src}
      aria-label={label}
      controls
      autoPlay
      playsInline
      onError={onError}
      className="absolute inset-0 size-full"
    />
  )
}
