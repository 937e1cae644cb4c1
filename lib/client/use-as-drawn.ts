import { startTransition, useEffect, useState, useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** True in the server's HTML and while this part of the page comes alive; false at once where it is drawn by the browser. */
export function useDrawnByServer(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => false,
    () => true,
  )
}

/**
 * What may have changed between the server's HTML and the moment at which this part of the page comes alive: at first it is as it was drawn,
 * or else React would have to throw the HTML away. It changes in a transition, before which React brings to life what stands inside.
 * @param drawn what the server drew; where it is the same object as `now`, nothing is drawn twice
 */
export function useAsDrawn<Value>(now: Value, drawn: Value): Value {
  const byServer = useDrawnByServer()
  const [whole, setWhole] = useState(!byServer)
  useEffect(() => startTransition(() => setWhole(true)), [])
  return whole ? now : drawn
}
