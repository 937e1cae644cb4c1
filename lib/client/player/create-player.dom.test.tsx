import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPlayer } from './create-player.ts'

/** As often as a page is drawn, in ms: what the fake timers draw at. */
const DRAW_MS = 16
const FPS = 24

/** As much of a video as a player needs, with a clock that may go wrong. It does not tell of its pictures, as an older Firefox. */
class FakeVideo extends EventTarget {
  paused = true
  ended = false
  seeking = false
  readyState = 4
  playbackRate = 1
  muted = false
  volume = 1
  #time = 0
  readonly duration: number
  readonly skew: number
  /** How long it takes to show the picture that is sought, in ms. */
  readonly seekMs: number
  constructor(duration: number, skew = 1, seekMs = 20) {
    super()
    this.duration = duration
    this.skew = skew
    this.seekMs = seekMs
  }
  get currentTime(): number {
    return this.#time
  }
  set currentTime(time: number) {
    this.#time = Math.min(time, this.duration)
    this.ended = false
    this.seeking = true
    setTimeout(() => {
      this.seeking = false
      this.dispatchEvent(new Event('seeked'))
    }, this.seekMs)
  }
  async play(): Promise<void> {
    this.paused = false
  }
  pause(): void {
    this.paused = true
  }
  run(ms: number): void {
    if (this.paused || this.seeking || this.readyState < 3) return
    this.#time = Math.min(this.duration, this.#time + (ms / 1000) * this.playbackRate * this.skew)
    if (this.#time < this.duration) return
    this.paused = true
    this.ended = true
    this.dispatchEvent(new Event('ended'))
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function set(...videos: FakeVideo[]) {
  const tracks = videos.map((video) => ({ video: video as unknown as HTMLVideoElement, seconds: video.duration }))
  const player = createPlayer(tracks)
  for (const [track, video] of videos.entries()) {
    const count = Math.round(video.duration * FPS)
    const starts = Array.from({ length: count }, (_, i) => i / FPS)
    player.setFrames(track, { starts, end: video.duration })
  }
  const run = (seconds: number) => {
    for (let ms = 0; ms < seconds * 1000; ms += DRAW_MS) {
      for (const video of videos) video.run(DRAW_MS)
      vi.advanceTimersByTime(DRAW_MS)
    }
  }
  return { player, run }
}

const pictureOf = (video: FakeVideo) => Math.floor(video.currentTime * FPS + 0.01)

it('keeps clips in step whose clocks differ, and brings back what is thrown out', () => {
  const [leader, slow] = [new FakeVideo(10), new FakeVideo(8, 0.96)]
  const { player, run } = set(leader, slow)
  player.play()
  run(3)
  expect(Math.abs(leader.currentTime - slow.currentTime)).toBeLessThan(1 / FPS)
  slow.currentTime -= 2
  run(1)
  expect(Math.abs(leader.currentTime - slow.currentTime)).toBeLessThan(1 / FPS)
  player.pause()
  run(0.1)
  expect(pictureOf(slow)).toBe(pictureOf(leader))
})

it('lets all wait for one that has nothing to show, and go on together', () => {
  const [a, b] = [new FakeVideo(10), new FakeVideo(10)]
  const { player, run } = set(a, b)
  player.play()
  run(1)
  b.readyState = 2
  b.dispatchEvent(new Event('waiting'))
  const at = a.currentTime
  run(1)
  expect([a.currentTime, player.get().waiting]).toEqual([at, true])
  b.readyState = 4
  b.dispatchEvent(new Event('canplay'))
  run(1)
  expect(a.currentTime).toBeCloseTo(at + 1, 1)
  expect(player.get().waiting).toBe(false)
})

it('rests a shorter clip on its last picture, and halts when the longest is over', () => {
  const [long, short] = [new FakeVideo(4), new FakeVideo(2)]
  const { player, run } = set(long, short)
  player.play()
  run(3)
  expect([short.paused, pictureOf(short), long.paused]).toEqual([true, 48, false])
  run(2)
  expect(player.get().playing).toBe(false)
  player.seekFrame(80)
  run(0.1)
  expect([pictureOf(short), pictureOf(long)]).toEqual([47, 80])
})

it('leaves a shorter clip on its last picture when it goes on behind its end', () => {
  const [long, short] = [new FakeVideo(5), new FakeVideo(2)]
  const { player, run } = set(long, short)
  player.seekFrame(72)
  run(0.1)
  player.play()
  run(1)
  expect([pictureOf(long), pictureOf(short)]).toEqual([96, 47])
})

it.each([24, 30])('comes to its end from the last picture on, at %i pictures a second', (fps) => {
  const clip = new FakeVideo(5)
  const { player, run } = set(clip)
  player.setFrames(0, { starts: Array.from({ length: 5 * fps }, (_, i) => i / fps), end: 5 })
  player.play()
  run(1)
  player.seekFrame(5 * fps - 1)
  run(0.2)
  expect(player.get().playing).toBe(false)
})

it('goes on with the longest clip that can be played', () => {
  const [broken, good, short] = [new FakeVideo(6), new FakeVideo(5), new FakeVideo(2)]
  broken.readyState = 0
  const { player, run } = set(broken, good, short)
  player.play()
  broken.dispatchEvent(new Event('error'))
  run(3)
  expect([pictureOf(good), player.frame(), pictureOf(short)]).toEqual([72, 72, 48])
  player.pause()
  run(0.1)
  expect(pictureOf(good)).toBe(72)
  player.play()
  run(3)
  expect([player.frame(), player.get().playing]).toEqual([119, false])
})

it('turns at the end of a loop without a picture beyond it, at any speed', () => {
  const clip = new FakeVideo(5)
  const { player, run } = set(clip)
  player.seekFrame(24)
  run(0.1)
  player.setFrom()
  player.seekFrame(35)
  run(0.1)
  player.setTo()
  player.setSpeed(2)
  player.play()
  const seen = Array.from({ length: 200 }, () => {
    run(DRAW_MS / 1000)
    return player.frame()
  })
  expect([Math.min(...seen), Math.max(...seen)]).toEqual([24, 35])
  expect(seen.filter((frame, i) => frame < (seen[i - 1] ?? 0)).length).toBeGreaterThan(3)
})

it('goes back in time, and stops at the beginning', () => {
  const clip = new FakeVideo(5)
  const { player, run } = set(clip)
  player.seekFrame(72)
  run(0.1)
  player.shuttle('back')
  run(1)
  expect(player.get().time).toBeCloseTo(2, 0)
  player.shuttle('back')
  run(2)
  expect([player.frame(), player.get().playing]).toEqual([0, false])
})

it('shows the first picture before it stops there, however slow the machine', () => {
  const clip = new FakeVideo(5, 1, 150)
  const { player, run } = set(clip)
  player.seekFrame(48)
  run(0.3)
  player.shuttle('back')
  run(3)
  expect([player.frame(), pictureOf(clip), player.get().playing]).toEqual([0, 0, false])
})
