/** What a phone of Apple's has instead: the video alone, in the system's own player. */
type ApplePhoneVideo = HTMLVideoElement & { webkitEnterFullscreen: () => void }
const isOfApplePhone = (video: HTMLVideoElement): video is ApplePhoneVideo => 'webkitEnterFullscreen' in video

/** Whether anything of the kind is to be had. */
export const canFillScreen = (video: HTMLVideoElement | null | undefined): boolean =>
  document.fullscreenEnabled || (!!video && isOfApplePhone(video))

/** Fills the screen with an element, or gives the screen back. */
export function fillScreen(element: HTMLElement | null, video: HTMLVideoElement | null | undefined): void {
  // Refused where the press is too long ago; then nothing happens.
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
  else if (document.fullscreenEnabled) element?.requestFullscreen().catch(() => {})
  else if (video && isOfApplePhone(video)) video.webkitEnterFullscreen()
}
