import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/**
 * What may have changed between the server's HTML and the moment at which this part of the page comes alive: at first it is as it was drawn,
 * or else React would have to throw the HTML away. From then on it is as it is now, in an update that waits for nothing: one of an effect would have the
 * priority of that coming alive, which can be the lowest, and would wait for every server action under way.
 * @param drawn what the server drew; where it is the same object as `now`, nothing is drawn twice
 */
export function useAsDrawn<Value>(now: Value, drawn: Value): Value {
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => drawn,
  )
}
