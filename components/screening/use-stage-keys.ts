import { useEffect } from 'react'
import { takesText } from '#lib/client/keys/takes-text'
import { useBareKeys } from '#lib/client/keys/use-bare-keys'

/**
 * Arrows go from clip to clip; what else is a key is the player's.
 * @param onAsk what the space bar does while there is no player; null once there is
 */
export function useStageKeys({
  at,
  onGo,
  onAsk,
}: {
  at: number
  onGo: (to: number) => void
  onAsk: (() => void) | null
}): void {
  useBareKeys({
    ArrowLeft: () => onGo(at - 1),
    ArrowRight: () => onGo(at + 1),
    ...(onAsk && { ' ': onAsk }),
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, target, repeat } = event
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (key.length !== 1 || key === ' ' || takesText(target)) return
      // A key that cannot be looked up does nothing: there is no one to tell who meant to press it.
      import('#lib/client/keys/single-keys')
        .then(({ pressSingleKey }) => pressSingleKey(key, document.activeElement, repeat))
        .catch(() => {})
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
