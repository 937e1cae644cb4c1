import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { FrameWords } from '#components/generation/player/frame-words'
import { cn } from '#components/ui/cn'
import type { Player } from '#lib/client/player/create-player'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import { HearButton } from './hear-button.tsx'
import { PaneMarks } from './pane-marks.tsx'
import { OverWords, PaneWords } from './pane-words.tsx'
import type { Part } from './use-compare-player.ts'

/** Where a pane stands, and how its picture is cut. `ratio` is a CSS aspect ratio. */
export type PaneLook = { className?: string; ratio: string; cut?: CSSProperties }

/**
 * One of the clips that are compared: its poster, its video once they play, which picture it shows, and whether it is the one that is heard.
 * @param part null where it does not play along @param track its number in the player
 * @param keys the key that makes it heard
 */
export function ComparePane({
  generation: { id, recipe, status },
  name,
  part,
  player,
  track,
  keys,
  look,
  onVideo,
  onMark,
}: {
  generation: GenerationView
  name: string
  part: Part | null
  player: Player | null
  track: number
  keys: string
  look: PaneLook
  onVideo: (id: string, video: HTMLVideoElement | null) => void
  onMark: (ids: readonly string[], change: MarkChange) => void
}) {
  const t = useTranslations('compare')
  const playing = part && player
  return (
    <figure aria-label={name} data-generation-id={id} className={cn('flex min-h-0 min-w-0 flex-col', look.className)}>
      <div
        className="relative overflow-hidden rounded-md bg-well in-[:fullscreen]:min-h-0 in-[:fullscreen]:flex-1"
        style={{ aspectRatio: look.ratio, ...look.cut }}
      >
        {status.clip?.posterUrl && (
          <img src={status.clip.posterUrl} alt="" className="absolute inset-0 size-full object-contain" />
        )}
        {part && (
          // biome-ignore lint/a11y/useMediaCaption: a generated clip comes without words to caption
          <video
            ref={(video) => onVideo(id, video)}
            src={part.url}
            aria-label={t('named', { name, prompt: recipe.prompt })}
            preload="auto"
            playsInline
            className="absolute inset-0 size-full"
          />
        )}
        <PaneWords status={status} player={player} track={part ? track : null} />
        {playing && <OverWords player={player} track={track} />}
      </div>
      <figcaption className="@container text-muted text-sm tabular-nums">
        <div className="flex min-h-11 flex-wrap items-center gap-x-3 @max-[20rem]:min-h-21">
          <span className="font-medium text-ink @max-[20rem]:mr-auto">{name}</span>
          <span className="flex min-w-0 flex-1 flex-wrap gap-x-3 @max-[20rem]:order-last @max-[20rem]:basis-full">
            {playing && <FrameWords player={player} track={track} brief />}
          </span>
          {playing && <HearButton player={player} track={track} hasAudio={part.hasAudio} name={name} keys={keys} />}
        </div>
        <PaneMarks name={name} marks={status.marks} onMark={(change) => onMark([id], change)} />
      </figcaption>
    </figure>
  )
}
