import type { ClipView } from '#lib/domain/generation/generation'
import { Glyph } from './glyph.tsx'

/** As high as the player's bar is, whose buttons stand in one to four rows: measured from width to width, with a mouse and by touch. */
const BAR_ROOM =
  'h-49 @min-[23rem]:h-39 @min-[27.75rem]:h-29 @min-[51.5rem]:h-19 pointer-coarse:h-55 pointer-coarse:@min-[22.25rem]:h-44 pointer-coarse:@min-[28rem]:h-34 pointer-coarse:@min-[51.5rem]:h-23'

/**
 * A clip before it plays, in its own ratio, and room for the buttons to come, so that nothing moves when they do. The room says what it is for,
 * and plays the clip as well: the buttons themselves would be heavier than the page.
 * @param widest how wide the picture may be, as in CSS: the buttons have all the width there is
 * @param controls what comes there @param waiting while its player is on its way, or the page not alive yet
 * @param onNear when somebody is about to press it
 */
export function StagePoster({
  clip: { posterUrl, width, height },
  widest,
  label,
  controls,
  waiting,
  onNear,
  onAsk,
}: {
  clip: ClipView
  widest: string
  label: string
  controls: string
  waiting: boolean
  onNear: () => void
  onAsk: () => void
}) {
  const aspectRatio = `${width} / ${height}`
  return (
    <div className="relative">
      <div className="relative mx-auto overflow-hidden rounded-md bg-well" style={{ aspectRatio, maxWidth: widest }}>
        {posterUrl && (
          <img
            src={posterUrl}
            alt=""
            width={width}
            height={height}
            className="absolute inset-0 size-full object-contain"
          />
        )}
      </div>
      <div className={`pt-2 ${BAR_ROOM}`}>
        <p className="flex h-full items-center justify-center rounded-md border border-line px-4 text-center text-muted text-sm">
          {controls}
        </p>
      </div>
      <button
        type="button"
        aria-label={label}
        disabled={waiting}
        onPointerEnter={onNear}
        onPointerDown={onNear}
        onFocus={onNear}
        onClick={onAsk}
        className="group/play absolute inset-0 rounded-md -outline-offset-2"
      >
        <span
          className="absolute inset-x-0 top-0 mx-auto flex items-center justify-center"
          style={{ aspectRatio, maxWidth: widest }}
        >
          <span className="flex size-16 items-center justify-center rounded-full bg-scrim text-on-scrim transition-colors group-hover/play:bg-accent group-hover/play:text-accent-ink group-disabled/play:animate-pulse">
            <Glyph name="play" className="size-6" />
          </span>
        </span>
      </button>
    </div>
  )
}
