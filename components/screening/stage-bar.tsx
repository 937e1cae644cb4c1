import { fill, type RoomWords } from '#lib/client/share/room-words'
import { Glyph } from './glyph.tsx'

const LOOK =
  'inline-flex h-10 min-w-10 items-center justify-center gap-2 rounded-md text-ink text-sm transition-colors hover:bg-well aria-disabled:text-control aria-disabled:hover:bg-transparent pointer-coarse:h-11 pointer-coarse:min-w-11'

/** Leads from clip to clip, and saves the one that is shown. @param download where it is saved from, or null */
export function StageBar({
  at,
  count,
  words,
  download,
  onGo,
}: {
  at: number
  count: number
  words: RoomWords
  download: string | null
  onGo: (to: number) => void
}) {
  const step = (name: 'previous' | 'next', to: number) => (
    <button
      type="button"
      aria-label={words[name]}
      title={`${words[name]} (${name === 'next' ? '→' : '←'})`}
      // Not disabled: at the last clip it would lose the focus.
      aria-disabled={to < 0 || to >= count}
      onClick={() => onGo(to)}
      className={LOOK}
    >
      <Glyph name={name} className="size-5" />
    </button>
  )
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-2">
      {count > 1 && (
        <>
          {step('previous', at - 1)}
          <p role="status" className="min-w-16 text-center text-muted text-sm tabular-nums">
            {fill(words.place, { number: at + 1, count })}
          </p>
          {step('next', at + 1)}
        </>
      )}
      {download !== null && (
        <a href={download} download className={`${LOOK} border border-line px-4`}>
          <Glyph name="download" className="size-4" />
          {words.download}
        </a>
      )}
    </div>
  )
}
