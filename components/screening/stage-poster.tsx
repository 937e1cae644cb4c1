import type { ClipView } from '#lib/domain/generation/generation'
import { Glyph } from './glyph.tsx'

/** As high as the player's bar is, whose buttons stand in one to four rows: measured from width to width, with a mouse and by touch. */
const BAR_ROOM =
  'pb-49 @min-[23rem]:pb-39 @min-[27.75rem]:pb-29 @min-[51.5rem]:pb-19 pointer-coarse:pb-55 pointer-coarse:@min-[22.25rem]:pb-44 pointer-coarse:@min-[28rem]:pb-34 pointer-coarse:@min-[51.5rem]:pb-23'

/**
 * A clip before it plays, in its own ratio, and room for the buttons to come, so that nothing moves when they do.
 * @param waiting while its player is on its way
 * @param onNear when somebody is about to press it
 */
export function StagePoster({
  clip: { posterUrl, width, height },
  label,
  waiting,
  onNear,
  onAsk,
}: {
  clip: ClipView
  label: string
  waiting: boolean
  onNear: () => void
  onAsk: () => void
}) {
  return (
    <div className={BAR_ROOM}>
      <div className="relative overflow-hidden rounded-md bg-well" style={{ aspectRatio: `${width} / ${height}` }}>
        {posterUrl && (
          <img
            src={posterUrl}
            alt=""
            width={width}
            height={height}
            className="absolute inset-0 size-full object-contain"
          />
        )}
        <button
          type="button"
          aria-label={label}
          disabled={waiting}
          onPointerEnter={onNear}
          onPointerDown={onNear}
          onFocus={onNear}
          onClick={onAsk}
          className="group/play absolute inset-0 flex items-center justify-center rounded-md -outline-offset-2"
        >
          <span className="flex size-16 items-center justify-center rounded-full bg-scrim text-on-scrim transition-colors group-hover/play:bg-accent group-hover/play:text-accent-ink group-disabled/play:animate-pulse">
            <Glyph name="play" className="size-6" />
          </span>
        </button>
      </div>
    </div>
  )
}
