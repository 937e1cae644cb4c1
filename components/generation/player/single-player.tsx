'use client'

import Play from 'lucide-react/icons/play'
import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'
import { cn } from '#components/ui/cn'
import { onDemand } from '#components/ui/on-demand'
import type { Manner } from '#lib/client/player/player-state'
import { useAlive } from '#lib/client/use-alive'
import type { ClipView } from '#lib/domain/generation/generation'

const SinglePlayerBar = onDemand(() => import('./single-player-bar.tsx').then((module) => module.SinglePlayerBar))

/**
 * A clip to be looked at closely: its poster, and once it was asked for its player, with every picture to be had. No byte of the clip
 * is fetched before, and the poster stays beneath until the first picture.
 */
export function SinglePlayer({
  clip,
  prompt,
  asked: askedBefore = false,
  manner,
  over,
  widest,
  fills = false,
}: {
  clip: ClipView
  prompt: string
  /** Whether it was asked for already, as by going through clips one by one. */
  asked?: boolean
  /** How it is played, and after it the next one. */
  manner?: RefObject<Manner>
  /** What lies over the picture. */
  over?: ReactNode
  /** How wide the picture may be, as in CSS. The bar has all the width there is: in the picture's alone its buttons would need several rows. */
  widest?: string
  /** Whether there is a height to fill, of which the picture has what the bar leaves. */
  fills?: boolean
}) {
  const t = useTranslations('generation')
  const alive = useAlive()
  const screen = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState(askedBefore)
  const [broken, setBroken] = useState(false)
  const [video, setVideo] = useState<HTMLVideoElement | null>(null)
  return (
    <div ref={screen} className={cn('flex scroll-mt-16 flex-col bg-canvas [&:fullscreen]:p-2', fills && 'flex-1')}>
      <div
        className={cn(
          'flex justify-center in-[:fullscreen]:min-h-0 in-[:fullscreen]:flex-1',
          fills && '@container-size min-h-48 flex-1 items-center',
        )}
      >
        <div
          className="relative w-full overflow-hidden rounded-md bg-well in-[:fullscreen]:h-full in-[:fullscreen]:max-w-none!"
          style={{
            aspectRatio: `${clip.width} / ${clip.height}`,
            maxWidth: fills ? `calc(100cqh * ${clip.width / clip.height})` : widest,
          }}
        >
          {clip.posterUrl && (
            <img
              src={clip.posterUrl}
              alt=""
              width={clip.width}
              height={clip.height}
              decoding="async"
              className="absolute inset-0 size-full object-contain"
            />
          )}
          {asked ? (
            // biome-ignore lint/a11y/useMediaCaption: a generated clip comes without words to caption
            <video
              ref={setVideo}
              src={clip.url}
              aria-label={prompt}
              preload="auto"
              playsInline
              onError={() => setBroken(true)}
              className="absolute inset-0 size-full"
            />
          ) : (
            <button
              type="button"
              disabled={!alive}
              onClick={() => setAsked(true)}
              aria-label={t('play')}
              className="group/play absolute inset-0 flex items-end rounded-md p-3 -outline-offset-2"
            >
              <span className="flex size-12 items-center justify-center rounded-full bg-scrim text-on-scrim transition-colors group-hover/play:bg-accent group-hover/play:text-accent-ink group-disabled/play:animate-pulse">
                <Play aria-hidden className="size-5 translate-x-px fill-current" />
              </span>
            </button>
          )}
          {broken && (
            <p role="alert" className="absolute inset-x-0 top-0 bg-scrim p-3 text-on-scrim text-sm">
              {t('playFailed')}
            </p>
          )}
          {over}
        </div>
      </div>
      <Suspense fallback={<div className="h-20" />}>
        <SinglePlayerBar
          clip={clip}
          video={video}
          screen={() => screen.current}
          manner={manner}
          onAsk={() => setAsked(true)}
        />
      </Suspense>
    </div>
  )
}
