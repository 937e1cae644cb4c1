import type { ClipView } from '#lib/domain/generation'
import { Glyph } from './glyph.tsx'

/**
 * A clip before it plays, in its own ratio, and room for the buttons to come.
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
    <div className="pb-20">
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
