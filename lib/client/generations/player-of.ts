/** The player of a generation's clip on this page, if it plays or was paused. @param id the generation's */
export function playerOf(id: string): HTMLVideoElement | null {
  return document.querySelector(`[data-generation-id="${CSS.escape(id)}"] video`)
}
