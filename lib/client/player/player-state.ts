import type { FrameTable } from '#lib/domain/player/frame-table'
import type { Shuttle, Speed } from '#lib/domain/player/shuttle'

/** All that a player shows of itself. */
export type PlayerState = {
  /** Seconds: the picture that is in sight, or the one that it is being brought to. */
  time: number
  /** Whether it is meant to run, also while it waits. */
  playing: boolean
  /** It is meant to run, and one of its clips has not arrived. */
  waiting: boolean
  speed: Speed
  /** Times `speed`; backwards where negative. */
  shuttle: Shuttle
  looping: boolean
  /** First and last picture of the loop, both within it; null where it is the clip's own. */
  from: number | null
  to: number | null
  /** When each clip's pictures are shown; null where its file does not say, undefined while it is read. */
  frames: readonly (FrameTable | null | undefined)[]
  /** A moment of the picture that each clip shows, in its own seconds. */
  shown: readonly number[]
  /** Which clip is heard. */
  sound: number
  muted: boolean
  /** 0 to 1. */
  volume: number
  /** Clips that cannot be played here. */
  broken: readonly boolean[]
}

/** How a clip is played, which the next one may take over: loud or not, how fast, again and again. */
export type Manner = Pick<PlayerState, 'muted' | 'volume' | 'speed' | 'looping'>

export const mannerOf = ({ muted, volume, speed, looping }: PlayerState): Manner => ({ muted, volume, speed, looping })

/** What a player of so many clips begins with. */
export function firstState(clips: number): PlayerState {
  const each = <T>(value: T): readonly T[] => Array.from({ length: clips }, () => value)
  return {
    time: 0,
    playing: false,
    waiting: false,
    speed: 1,
    shuttle: 1,
    looping: false,
    from: null,
    to: null,
    frames: each(undefined),
    shown: each(0),
    sound: 0,
    muted: false,
    volume: 1,
    broken: each(false),
  }
}

/** The loop in numbers of the leader's pictures, both ends within it. */
export function loopOf(state: PlayerState, table: FrameTable): { from: number; to: number } {
  const last = table.starts.length - 1
  return { from: Math.min(state.from ?? 0, last), to: Math.min(state.to ?? last, last) }
}
