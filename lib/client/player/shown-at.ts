/** So far behind the beginning of a picture a player that is sent there shows it, however times are rounded. In s. */
const WITHIN_S = 0.002

const times = new WeakMap<HTMLVideoElement, number>()

/** Notes which picture a video shows. @param mediaTime when it begins, in s, as the browser tells it (requestVideoFrameCallback) */
export function noteShown(video: HTMLVideoElement, mediaTime: number): void {
  times.set(video, mediaTime)
}

/** A moment of the picture that a video shows, in s: its clock, which runs ahead of the picture on a busy machine, only where nobody noted that. */
export function shownAt(video: HTMLVideoElement): number {
  const begins = times.get(video)
  return begins === undefined ? video.currentTime : begins + WITHIN_S
}
