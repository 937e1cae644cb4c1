import { type FrameTable, middleOf } from '#lib/domain/player/frame-table'
import { keepStep } from '#lib/domain/player/keep-step'
import { noteShown } from './shown-at.ts'

/** A clip on the page. `seconds` is how long it is, as far as was known before it was loaded. */
export type Track = { video: HTMLVideoElement; seconds: number }

/** What a reel tells of its videos. */
type ReelEvents = {
  /** A picture is in sight. @param seconds a moment of it */
  shown(track: number, seconds: number): void
  /** The leader has come to its end. */
  ended(): void
  /** One of them has nothing more to show for now. */
  stalled(): void
  /** Something has come to rest or arrived: it may be that all are ready now. */
  moved(): void
  /** The browser has halted or gone on by itself, as a key of the keyboard or a picture in picture tells it. */
  halted(): void
  wentOn(): void
  /** It cannot be played here. */
  broken(track: number): void
}

/** How long a picture is shown where the file does not say. In s. */
const USUAL_FRAME_S = 1 / 24
/** `readyState` of a video that shows a picture, and of one that can go on from there (HTML, 4.8.11.7). */
const HAVE_CURRENT_DATA = 2
const HAVE_FUTURE_DATA = 3

/** An older Firefox does not. */
const tellsPictures = (video: HTMLVideoElement): boolean => 'requestVideoFrameCallback' in video

/** So near to its end a clip is over. In s. */
const END_S = 0.02

/** What a browser rounds a moment by. In s. */
const SAME_S = 0.0001

/**
 * Several videos as one strip of film: they are sought, run and rest together, and are kept in step. The longest of those that can be
 * played leads: its pictures are counted. One that is shorter rests on its last picture. A video alone is a reel of one.
 */
export function createReel(tracks: readonly Track[], tell: ReelEvents) {
  const videos = tracks.map((track) => track.video)
  /** Where each is to be; null once it is there. */
  const goals = tracks.map((): number | null => null)
  const tables = tracks.map((): FrameTable | null => null)
  const broken = new Set<number>()
  let leader = longestOf(tracks, broken)
  const ears = new AbortController()
  let running = false

  for (const [track, video] of videos.entries()) listenTo(track, video)

  function listenTo(track: number, video: HTMLVideoElement): void {
    const on = (name: string, does: () => void) => video.addEventListener(name, does, { signal: ears.signal })
    const arrived = () => {
      seekNext(track)
      tell.moved()
    }
    for (const name of ['loadedmetadata', 'canplay']) on(name, arrived)
    on('seeked', () => {
      arrived()
      // A picture that is drawn before the seek says that it is over is not told below.
      if (isThere(track)) tell.shown(track, video.currentTime)
    })
    on('waiting', () => running && !isOver(track) && tell.stalled())
    on('error', () => {
      broken.add(track)
      leader = longestOf(tracks, broken)
      tell.broken(track)
      tell.moved()
    })
    on('ended', () => running && track === leader && tell.ended())
    on('pause', () => running && track === leader && video.paused && !video.ended && tell.halted())
    on('play', () => !running && track === leader && !video.paused && tell.wentOn())
    watchPictures(track, video)
  }

  function watchPictures(track: number, video: HTMLVideoElement): void {
    if (!tellsPictures(video)) return
    const seen = (_now: number, { mediaTime }: { mediaTime: number }) => {
      if (ears.signal.aborted) return
      noteShown(video, mediaTime)
      if (isThere(track)) tell.shown(track, mediaTime)
      video.requestVideoFrameCallback(seen)
    }
    video.requestVideoFrameCallback(seen)
  }

  const isThere = (track: number): boolean => goals[track] === null && !videos[track]?.seeking
  const durationOf = (track: number): number => {
    const duration = videos[track]?.duration
    return duration && Number.isFinite(duration) ? duration : (tracks[track]?.seconds ?? 0)
  }

  /** The nearest moment that the clip has a picture for. */
  function within(track: number, seconds: number): number {
    const table = tables[track]
    const last = table ? middleOf(table, table.starts.length - 1) : durationOf(track) - END_S / 2
    return Math.max(0, Math.min(seconds, last))
  }

  /** Whether one has nothing more to show: it is near its end, or where it is brought to when a moment beyond that is sought. */
  const isOver = (track: number): boolean =>
    (videos[track]?.currentTime ?? 0) >=
    Math.min(durationOf(track) - END_S, within(track, Number.POSITIVE_INFINITY) - SAME_S)

  /** One seek at a time: a browser that is asked for the next before it has shown the last shows none of them. */
  function seekNext(track: number): void {
    const video = videos[track]
    const goal = goals[track]
    if (!video || goal === null || goal === undefined || video.seeking || video.readyState === 0) return
    goals[track] = null
    if (Math.abs(video.currentTime - goal) > SAME_S) video.currentTime = goal
  }

  const isReady = (track: number): boolean => {
    const video = videos[track]
    if (!video || broken.has(track)) return true
    if (!isThere(track)) return false
    return video.readyState >= HAVE_FUTURE_DATA || (isOver(track) && video.readyState >= HAVE_CURRENT_DATA)
  }

  return {
    /** Which of them leads; another one once that breaks. */
    get leader(): number {
      return leader
    },
    /** Seconds of the longest clip. */
    length: () => durationOf(leader),
    /** Where the leader is. */
    clock: () => videos[leader]?.currentTime ?? 0,
    setFrames(track: number, table: FrameTable | null): void {
      tables[track] = table
    },
    /** Brings all to a moment, each at once or after what it is being brought to now. */
    seek(seconds: number): void {
      for (const track of tracks.keys()) {
        goals[track] = within(track, seconds)
        seekNext(track)
      }
    },
    /** Whether all stand where they are to be. */
    atRest: () => videos.every((_, track) => broken.has(track) || isThere(track)),
    /** Whether all can run on from where they are. */
    isReady: () => videos.every((_, track) => isReady(track)),
    /** @param rate times their speed. Rejects where the browser does not let it play. */
    async run(rate: number): Promise<void> {
      running = true
      const runs = videos.map(async (video, track) => {
        video.playbackRate = rate
        // From its last picture on, the leader comes to its end; the others rest there.
        const goesOn = track === leader ? !video.ended : !isOver(track)
        if (goesOn && !broken.has(track)) await video.play()
      })
      await Promise.all(runs)
    },
    rest(): void {
      running = false
      for (const video of videos) video.pause()
    },
    /** Tells which pictures are in sight where the browser does not say so itself; to be called as often as the page is drawn. */
    look(): void {
      for (const [track, video] of videos.entries()) {
        if (!tellsPictures(video) && isThere(track)) tell.shown(track, video.currentTime)
      }
    },
    setRate(rate: number): void {
      for (const video of videos) video.playbackRate = rate
    },
    /**
     * Quickens or slows those that run out of step with the one that sets the pace; to be called as often as the page is drawn.
     * @param pace the one that is heard, whose sound is not to be bent; once it is over, the leader sets the pace
     * @returns where all have to be sought anew, because one is too far off; null where that is not so
     */
    keepStep(rate: number, pace: number): number | null {
      const first = isOver(pace) || videos[pace]?.paused || broken.has(pace) ? leader : pace
      const clock = videos[first]?.currentTime ?? 0
      for (const [track, video] of videos.entries()) {
        if (video.paused || video.seeking || broken.has(track)) continue
        const table = tables[track]
        const frame = table ? table.end / table.starts.length : USUAL_FRAME_S
        // A drift of film: at twice the speed it grows and shrinks twice as fast.
        const mending = keepStep((video.currentTime - clock) / rate, frame / rate)
        if (mending === 'jump') return clock
        if (Math.abs(video.playbackRate - rate * mending.factor) > 0.005) video.playbackRate = rate * mending.factor
      }
      return null
    },
    /** @param audible the one that is heard, null for none */
    sound(audible: number | null, volume: number): void {
      for (const [track, video] of videos.entries()) {
        video.muted = track !== audible
        video.volume = volume
      }
    },
    dispose(): void {
      ears.abort()
      for (const video of videos) video.pause()
    },
  }
}

/** Number of the longest, of those that can be played while there are any. */
function longestOf(tracks: readonly Track[], broken: ReadonlySet<number>): number {
  const can = tracks.filter((_, track) => !broken.has(track) || broken.size === tracks.length)
  const longest = Math.max(...can.map((track) => track.seconds))
  return tracks.findIndex((track) => can.includes(track) && track.seconds === longest)
}
