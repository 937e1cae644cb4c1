import Play from 'lucide-react/icons/play'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from '#components/ui/cn'
import { pictureSize } from '#lib/client/generations/picture-size'
import type { Player } from '#lib/client/player/create-player'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import { ComparePane, type PaneLook } from './compare-pane.tsx'
import type { Part } from './use-compare-player.ts'
import { underThumb, WipeSlider } from './wipe-slider.tsx'

/** Room in rem that the page needs above and below the pictures, for them to be in sight with their bar, and what each further row of them takes. */
const BESIDE_REM = { once: 21.5, row: 5.5 }

/** The pictures of what is compared, side by side or two of them over one another, with one button that plays them all. */
export function CompareStage({
  generations,
  names,
  wiping,
  player,
  cast,
  playable,
  onAsk,
  onVideo,
  onMark,
}: {
  generations: readonly GenerationView[]
  names: readonly string[]
  /** Whether the two lie over one another. */
  wiping: boolean
  player: Player | null
  cast: readonly Part[] | null
  playable: boolean
  onAsk: () => void
  onVideo: (id: string, video: HTMLVideoElement | null) => void
  onMark: (ids: readonly string[], change: MarkChange) => void
}) {
  const t = useTranslations('generation')
  const [share, setShare] = useState(0.5)
  const count = generations.length
  // The largest shape of them: the others stand within it.
  const ratio = Math.max(...generations.map((one) => pictureSize(one).width / pictureSize(one).height))
  const upright = ratio < 0.8
  const columns = wiping ? 1 : upright || count < 3 ? count : 2
  const rows = wiping ? 1 : Math.ceil(count / columns)
  /** Whether a phone has two rows of them. */
  const wraps = !wiping && (count > 2 || !upright)
  /** Whether a phone has two beside one another, with more lines beneath each. */
  const narrow = !wiping && (count > 2 || upright)
  const look = (i: number): PaneLook => ({
    ratio: String(ratio),
    ...(wiping && {
      className: cn('[grid-area:1/1]', i === 1 && '[&_figcaption]:ml-[50%]', i === 0 && '[&_figcaption]:mr-[50%]'),
      ...(i === 1 && { cut: { clipPath: `inset(0 0 0 ${underThumb(share)})` } }),
    }),
  })
  return (
    <div
      className="relative mx-auto w-full in-[:fullscreen]:max-w-none! in-[:fullscreen]:min-h-0 in-[:fullscreen]:flex-1"
      style={{
        maxWidth: `max(16rem, calc((100svh - ${BESIDE_REM.once + BESIDE_REM.row * (rows - 1)}rem) * ${(ratio * columns) / rows}))`,
      }}
    >
      <div
        className={cn(
          'grid gap-x-3 in-[:fullscreen]:h-full in-[:fullscreen]:auto-rows-fr',
          narrow && 'grid-cols-2',
          !wiping && count === 2 && 'sm:grid-cols-2',
          !wiping && upright && count === 3 && 'sm:grid-cols-3',
          !wiping && upright && count === 4 && 'sm:grid-cols-4',
        )}
      >
        {generations.map((generation, i) => {
          const track = cast?.findIndex((part) => part.id === generation.id) ?? -1
          return (
            <ComparePane
              key={generation.id}
              generation={generation}
              name={names[i] ?? ''}
              part={cast?.[track] ?? null}
              player={player}
              track={track}
              keys={String(i + 1)}
              look={look(i)}
              onVideo={onVideo}
              onMark={onMark}
            />
          )
        })}
        {wiping && (
          // Of the same build as a pane, so that it lies on the pictures whatever their size.
          <div className="pointer-events-none flex min-h-0 flex-col [grid-area:1/1]">
            <div
              className="pointer-events-auto relative in-[:fullscreen]:min-h-0 in-[:fullscreen]:flex-1"
              style={{ aspectRatio: ratio }}
            >
              <WipeSlider share={share} names={[names[0] ?? '', names[1] ?? '']} onChange={setShare} />
            </div>
            <div className="min-h-21 pointer-coarse:min-h-22" />
          </div>
        )}
      </div>
      {!cast && playable && (
        <button
          type="button"
          onClick={onAsk}
          aria-label={t('play')}
          // On the pictures of the first row, whose words stand beneath them.
          className={cn(
            'absolute inset-0 m-auto flex size-16 items-center justify-center rounded-full bg-scrim text-on-scrim transition-colors hover:bg-accent hover:text-accent-ink',
            rows > 1 ? 'bottom-[calc(50%+5.25rem)]' : 'bottom-21',
            wraps && !narrow && 'max-sm:bottom-[calc(50%+5.5rem)]',
            wraps && narrow && 'max-sm:bottom-[calc(50%+10.75rem)]',
            !wraps && narrow && 'max-sm:bottom-43',
          )}
        >
          <Play aria-hidden="true" className="size-6 translate-x-px fill-current" />
        </button>
      )}
    </div>
  )
}
