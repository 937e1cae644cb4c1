import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/**
 * What may have changed between the server's HTML and the moment at which this part of the page comes alive: at first it is as it was drawn,
 * or else React would have to throw the HTML away.
 * @param drawn what the server drew; where it is the same object as `now`, nothing is drawn twice
 */
export function useAsDrawn<Value>(now: Value, drawn: Value): Value {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => drawn,
  )
}
