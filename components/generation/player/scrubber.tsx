import { useTranslations } from 'next-intl'
import type { Player } from '#lib/client/player/create-player'
import { loopOf } from '#lib/client/player/player-state'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { FrameMarks } from './frame-marks.tsx'

/** Half of what the browsers' sliders have for a thumb: its middle never comes nearer to an end. */
const THUMB_PX = 8

/** Steps of a clip whose pictures cannot be counted, a second. */
const BLIND_STEPS = 20

/** The slider over all pictures of a clip, with the ends of its loop marked on it. Its keys go from picture to picture. */
export function Scrubber({ player, seconds }: { player: Player | null; seconds: number }) {
  const t = useTranslations('player')
  const table = usePlayerValue(player, (state, { leader }) => state.frames[leader] ?? null, null)
  const frame = usePlayerValue(player, (_, { frame }) => frame(), 0)
  const time = usePlayerValue(player, (state) => (table ? 0 : state.time), 0)
  const playing = usePlayerValue(player, (state) => state.playing, false)
  const last = table ? table.starts.length - 1 : Math.max(1, Math.round(seconds * BLIND_STEPS))
  const at = table ? frame : Math.round(time * BLIND_STEPS)
  const from = usePlayerValue(player, (state) => (table ? loopOf(state, table).from : 0), 0)
  const to = usePlayerValue(player, (state) => (table ? loopOf(state, table).to : 0), 0)
  const bounded = usePlayerValue(player, (state) => state.looping && (state.from !== null || state.to !== null), false)
  const place = (number: number) => `calc(${THUMB_PX}px + ${number / last} * (100% - ${2 * THUMB_PX}px))`
  const release = () => player?.release()
  return (
    <div className="relative">
      <input
        type="range"
        aria-label={t('position')}
        min={0}
        max={last}
        value={at}
        // While it runs nobody wants to hear each of them.
        aria-valuetext={playing ? t('running') : table ? t('frameOf', { frame: at + 1, frames: last + 1 }) : undefined}
        onChange={({ currentTarget: { valueAsNumber } }) =>
          table ? player?.seekFrame(valueAsNumber) : player?.seekTime(valueAsNumber / BLIND_STEPS)
        }
        // Nothing may tell that another button is let go: its menu may swallow that.
        onPointerDown={({ button }) => button === 0 && player?.hold()}
        onPointerUp={release}
        onPointerCancel={release}
        onBlur={release}
        className="block h-8 w-full accent-accent pointer-coarse:h-11"
      />
      {table && <FrameMarks place={place} onShow={(frame) => player?.showFrame(frame)} />}
      {bounded && table && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute bottom-0 h-1.5 rounded-full border-accent-text border-x-2 bg-accent"
          style={{ left: place(from), right: `calc(100% - ${place(to)})` }}
        />
      )}
    </div>
  )
}
