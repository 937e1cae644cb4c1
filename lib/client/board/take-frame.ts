import { isForeignPicture, readableMedia } from '#lib/client/readable-media'

/** Longest wait in ms for a picture that was sought: a page in the background is shown none. */
const LONGEST_WAIT_MS = 10_000

const failed = () => new Error('The frame could not be taken.')

/**
 * The picture that a player shows at this moment, at the clip's full size, as PNG: not a pixel is compressed.
 * Rejects where the player has no picture yet, and with what `isForeignPicture` knows where its clip came from another origin. @param name the file's, without suffix
 */
export async function frameOf(video: HTMLVideoElement, name: string): Promise<File> {
  const { videoWidth: width, videoHeight: height } = video
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0) throw failed()
  // Drawn before anything is awaited: the next picture may come at any time.
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw failed()
  context.drawImage(video, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new File([blob], `${name}.png`, { type: 'image/png' })
}

/**
 * The same of a clip that is not on the page: its first picture, its very last, or that of a moment in seconds. Rejects where it
 * cannot be loaded or played here.
 * @param url `/media/…`; where that leads to another origin, the clip is loaded once more from ours
 */
export async function frameAt(url: string, at: 'first' | 'last' | number, name: string): Promise<File> {
  try {
    return await frameFrom(url, at, name)
  } catch (error) {
    if (!isForeignPicture(error)) throw error
    return frameFrom(readableMedia(url), at, name)
  }
}

async function frameFrom(url: string, at: 'first' | 'last' | number, name: string): Promise<File> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.preload = 'auto'
  // Only what is on the page is sure to be told of its pictures.
  video.style.cssText = 'position:fixed;inset:0 auto auto 0;width:1px;height:1px;opacity:0.01;pointer-events:none'
  document.body.append(video)
  try {
    const loaded = happens(video, 'loadeddata')
    video.src = url
    await loaded
    if (at !== 'first' && at !== 0) {
      const shown = pictureShown(video)
      // Beyond the last picture a player stays on it; the sound may end later or sooner.
      video.currentTime = at === 'last' ? video.duration : at
      await shown
    }
    return await frameOf(video, name)
  } finally {
    video.removeAttribute('src')
    video.load()
    video.remove()
  }
}

function happens(video: HTMLVideoElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { once: true })
    video.addEventListener('error', () => reject(failed()), { once: true })
    setTimeout(() => reject(failed()), LONGEST_WAIT_MS)
  })
}

/** Resolves when the picture that is about to be sought can be drawn: 'seeked' comes before that. */
async function pictureShown(video: HTMLVideoElement): Promise<void> {
  const sought = happens(video, 'seeked')
  // An older Firefox has no such callback; there 'seeked' has to do.
  if (!('requestVideoFrameCallback' in video)) return sought
  const presented = new Promise<void>((resolve, reject) => {
    video.requestVideoFrameCallback(() => resolve())
    setTimeout(() => reject(failed()), LONGEST_WAIT_MS)
  })
  await Promise.all([sought, presented])
}
