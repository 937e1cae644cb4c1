import { type ComponentType, lazy } from 'react'

const Nothing = () => null

/** A page that comes alive shows several of these at once, and asking for a file takes its time: each asks in a task of its own, not in the middle of drawing. */
const afterDrawing = () => new Promise<void>((resolve) => setTimeout(resolve))

/**
 * A component whose code comes when it is first shown; it wants a Suspense around it. Where the code cannot be loaded, as without a
 * network, nothing stands in its place until the page is loaded anew: the rest of the page, and what was written in it, stays.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy<ComponentType<Props>>(() =>
    afterDrawing()
      .then(load)
      .then(
        (component) => ({ default: component }),
        () => ({ default: Nothing }),
      ),
  )
}
