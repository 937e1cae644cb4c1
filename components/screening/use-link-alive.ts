import { useEffect } from 'react'

/** How often it is asked whether a link is still good while its clips are played. In ms. */
const ASK_EVERY_MS = 3_000

/**
 * Leaves the page when its link is good no more: what a browser has of a clip it would play on for ever. Without an answer, as without a
 * network, the page stays.
 * @param path of the link @param playing whether it is asked at all
 */
export function useLinkAlive(path: string, playing: boolean): void {
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(async () => {
      const answer = document.hidden ? null : await fetch(`${path}/alive`).catch(() => null)
      // The server has the words for it.
      if (answer?.status === 404) location.replace(path)
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [path, playing])
}
