/** How wide the picture of a player may be, as in CSS, so that its buttons are in sight beneath it. @param size in pixels */
export function widestPicture({ width, height }: { width: number; height: number }): string {
  return `max(14rem, calc((100svh - var(--beside-player)) * ${width / height}))`
}
