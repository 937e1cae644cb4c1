import { useEffect, useEffectEvent, useRef } from 'react'
import { fill, type RoomWords } from '#lib/client/share/room-words'
import type { SharedClip } from '#lib/domain/share/share'

/** How far ahead of the end more is fetched. */
const AHEAD = '600px'

/**
 * All clips in small, each in its own ratio. More of them come as the end comes near.
 * @param at the one on the stage
 */
export function ClipGrid({
  clips,
  at,
  words,
  more,
  failed,
  onMore,
  onChoose,
}: {
  clips: readonly SharedClip[]
  at: number
  words: RoomWords
  more: boolean
  failed: boolean
  onMore: () => Promise<unknown>
  onChoose: (to: number) => void
}) {
  const end = useRef<HTMLDivElement>(null)
  const fetchMore = useEffectEvent(() => void onMore())
  // biome-ignore lint/correctness/useExhaustiveDependencies: an observer tells changes alone, and what came may not have filled the screen
  useEffect(() => {
    if (!end.current || !more || failed) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && fetchMore(), { rootMargin: AHEAD })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [more, failed, clips.length])
  // One frame for all where they are alike, and a square where they are not.
  const [first, ...others] = clips.map(({ clip }) => clip.width / clip.height)
  const frame = others.every((ratio) => ratio === first) ? first : 1
  return (
    <div className="flex flex-col gap-4">
      <ul
        aria-label={words.all}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,44%),1fr))] gap-2 sm:gap-3"
      >
        {clips.map(({ id, clip }, number) => (
          <li key={id}>
            <button
              type="button"
              aria-label={fill(words.choose, { number: number + 1 })}
              aria-current={number === at ? 'true' : undefined}
              onClick={() => {
                onChoose(number)
                document.getElementById('content')?.scrollIntoView()
              }}
              className="relative block w-full overflow-hidden rounded-sm bg-well transition-shadow hover:ring-2 hover:ring-control aria-current:ring-2 aria-current:ring-accent"
              style={{ aspectRatio: frame }}
            >
              {clip.smallPosterUrl && (
                <img
                  src={clip.smallPosterUrl}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  className="absolute inset-0 size-full object-contain"
                />
              )}
              <span
                aria-hidden="true"
                className="absolute bottom-0 left-0 m-1 rounded-sm bg-scrim px-1.5 text-on-scrim text-xs tabular-nums"
              >
                {number + 1}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more && (
        <div ref={end} className="flex min-h-11 items-center justify-center gap-3">
          {failed && (
            <p role="alert" className="text-danger text-sm">
              {words.moreFailed}
            </p>
          )}
          <button
            type="button"
            onClick={onMore}
            className="h-10 rounded-md border border-line px-4 text-ink text-sm transition-colors hover:border-control pointer-coarse:h-11"
          >
            {words.more}
          </button>
        </div>
      )}
    </div>
  )
}
