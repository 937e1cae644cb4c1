import { endOf, type FrameTable, frameAt, middleOf } from '#lib/domain/player/frame-table'
import { nextShuttle, type Shuttle, type Speed, speedBeside } from '#lib/domain/player/shuttle'
import { firstState, loopOf, type Manner, type PlayerState } from './player-state.ts'
import { createReel, type Track } from './reel.ts'

export type Player = ReturnType<typeof createPlayer>

/** A picture is left this much before its end, so that the next one is not seen for a moment. In s. */
const BEFORE_END_S = 0.006

/**
 * Plays one clip, or several with one clock. Everything is counted in pictures of the longest that plays, the leader.
 * Browsers do not play backwards: there it shows one picture after another by seeking, as many as the machine can, and keeps the time.
 * @param begin the clip that is heard, and how it is played, where that is not as usual
 */
export function createPlayer(tracks: readonly Track[], begin: Partial<Manner & { sound: number }> = {}) {
  let state: PlayerState = { ...firstState(tracks.length), ...begin }
  const listeners = new Set<() => void>()
  let drawing = 0
  /** The slider is held: the clips follow it and do not run. */
  let held = false
  /** Waits for the last picture of the loop to have been seen for as long as the others. */
  let turning: ReturnType<typeof setTimeout> | null = null

  const reel = createReel(tracks, {
    shown(track, seconds) {
      const shown = state.shown.map((other, i) => (i === track ? seconds : other))
      set(track === reel.leader && state.shuttle > 0 ? { shown, time: seconds } : { shown })
      if (track === reel.leader) turnAtEnd()
    },
    ended: () => (state.looping ? jump(start()) : stop()),
    stalled() {
      rest()
      goOn()
    },
    moved: () => goOn(),
    halted: () => pause(),
    wentOn: () => play(),
    broken(track) {
      set({ broken: state.broken.map((other, i) => other || i === track) })
      if (state.broken.every(Boolean)) stop()
    },
  })
  applySound()

  function set(change: Partial<PlayerState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const table = (): FrameTable | null => state.frames[reel.leader] ?? null
  const rate = (): number => Math.abs(state.shuttle) * state.speed
  const frame = (): number => {
    const known = table()
    return known ? frameAt(known, state.time) : 0
  }
  const start = (): number => {
    const known = table()
    return known && state.looping ? middleOf(known, loopOf(state, known).from) : 0
  }
  const finish = (): number => {
    const known = table()
    if (!known) return reel.length()
    return state.looping ? endOf(known, loopOf(state, known).to) : known.end
  }

  /** Whether the last picture, of the clip or of the loop, is in sight or behind. */
  function isAtEnd(): boolean {
    const known = table()
    if (!known) return state.time >= reel.length() - 0.1
    return frame() >= (state.looping ? loopOf(state, known).to : known.starts.length - 1)
  }

  function applySound(): void {
    reel.sound(state.muted ? null : state.sound, state.volume)
  }

  function bring(seconds: number): void {
    set({ time: seconds })
    reel.seek(seconds)
  }

  function rest(): void {
    cancelAnimationFrame(drawing)
    drawing = 0
    if (turning !== null) clearTimeout(turning)
    turning = null
    reel.rest()
  }

  /** Runs as soon as all can, if it is to run. */
  function goOn(): void {
    if (!state.playing || held || turning !== null || drawing !== 0) return
    if (state.shuttle < 0) runBack()
    else if (reel.isReady()) run()
    else if (!state.waiting) set({ waiting: true })
  }

  function run(): void {
    if (state.waiting) set({ waiting: false })
    drawing = requestAnimationFrame(onDraw)
    // A browser that wants a press first: the button is there for it.
    reel.run(rate()).catch((problem: DOMException) => problem.name === 'NotAllowedError' && pause())
    // A loop of one picture.
    turnAtEnd()
  }

  function onDraw(): void {
    drawing = requestAnimationFrame(onDraw)
    reel.look()
    if (drawing === 0) return
    if (state.looping && reel.clock() >= finish() - BEFORE_END_S) jump(start())
    else {
      const lost = reel.keepStep(rate(), state.sound)
      if (lost !== null) jump(lost)
    }
  }

  /** Halts on the last picture of a loop as soon as it is seen: a busy page would come too late to halt before the next one. */
  function turnAtEnd(): void {
    const known = table()
    if (!known || drawing === 0 || state.shuttle < 0 || !state.looping || state.to === null || !isAtEnd()) return
    const length = endOf(known, frame()) - (known.starts[frame()] ?? 0)
    rest()
    turning = setTimeout(() => jump(start()), (length / rate()) * 1000)
  }

  function runBack(): void {
    const from = state.time
    const since = performance.now()
    const speed = rate()
    const draw = (now: number) => {
      drawing = requestAnimationFrame(draw)
      const known = table()
      const time = Math.max(start(), from - (Math.max(0, now - since) / 1000) * speed)
      // The next one is asked for when the last is there, so a slow machine leaves some out and is in time.
      if (reel.atRest() && (!known || frameAt(known, time) !== frame()))
        bring(known ? middleOf(known, frameAt(known, time)) : time)
      // Nor does it stop before the first picture was asked for.
      if (time > start() || (known && frameAt(known, time) !== frame())) return
      if (state.looping) jump(finish() - BEFORE_END_S)
      else stop()
    }
    drawing = requestAnimationFrame(draw)
  }

  function jump(seconds: number): void {
    rest()
    bring(seconds)
    goOn()
  }

  function play(shuttle: Shuttle = 1): void {
    rest()
    set({ playing: true, shuttle })
    if (shuttle > 0 && isAtEnd()) bring(start())
    else if (shuttle < 0 && state.time <= start()) bring(finish() - BEFORE_END_S)
    goOn()
  }

  function stop(): void {
    rest()
    set({ playing: false, waiting: false, shuttle: 1 })
  }

  function pause(): void {
    if (!state.playing) return
    const back = state.shuttle < 0
    stop()
    // All of them show the leader's moment, and not where each happened to be.
    const known = table()
    if (tracks.length > 1 && !back) bring(known ? middleOf(known, frame()) : state.time)
  }

  function seekFrame(number: number): void {
    const known = table()
    if (!known) return
    rest()
    bring(middleOf(known, number))
    goOn()
  }

  function setSpeed(speed: Speed): void {
    set({ speed })
    if (state.shuttle > 0) reel.setRate(rate())
    else jump(state.time)
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get: (): PlayerState => state,
    /** Which clip's pictures are counted; another one's once that cannot be played. */
    get leader(): number {
      return reel.leader
    },
    /** Number of the leader's picture, from 0. */
    frame,
    play: () => play(),
    pause,
    toggle: () => (state.playing ? pause() : play()),
    /** What J and L do. */
    shuttle: (direction: 'back' | 'on') => play(nextShuttle(state.playing ? state.shuttle : null, direction)),
    /** Shows a picture; runs on from there if it runs. */
    seekFrame,
    /** The same by time, for a clip whose pictures cannot be counted. */
    seekTime: (seconds: number) => jump(Math.min(Math.max(0, seconds), reel.length())),
    /** Halts, and shows a picture. */
    showFrame(number: number): void {
      pause()
      seekFrame(number)
    },
    /** Halts, and shows a picture further on, or back where negative. */
    step(frames: number): void {
      pause()
      seekFrame(frame() + frames)
    },
    hold(): void {
      held = true
      rest()
    },
    release(): void {
      held = false
      goOn()
    },
    setSpeed,
    slower: () => setSpeed(speedBeside(state.speed, -1)),
    faster: () => setSpeed(speedBeside(state.speed, 1)),
    /** The loop begins at this picture; an end before it is forgotten. */
    setFrom(): void {
      const from = frame()
      set({ from, to: state.to !== null && state.to < from ? null : state.to, looping: true })
    },
    setTo(): void {
      const to = frame()
      set({ to, from: state.from !== null && state.from > to ? null : state.from, looping: true })
    },
    clearLoop: () => set({ from: null, to: null, looping: false }),
    toggleLoop: () => set({ looping: !state.looping }),
    /** Which clip is heard; it is heard then, also after silence. */
    listenTo(track: number): void {
      set({ sound: track, muted: false })
      applySound()
    },
    toggleMuted(): void {
      set({ muted: !state.muted })
      applySound()
    },
    setVolume(volume: number): void {
      set({ volume, muted: volume === 0 })
      applySound()
    },
    setFrames(track: number, frames: FrameTable | null): void {
      reel.setFrames(track, frames)
      set({ frames: state.frames.map((other, i) => (i === track ? frames : other)) })
    },
    dispose(): void {
      rest()
      reel.dispose()
    },
  }
}
