import { type ComponentType, lazy } from 'react'

const Nothing = () => null

/**
 * A component whose code comes when it is first shown; it wants a Suspense around it. Where the code cannot be loaded, as without a
 * network, nothing stands in its place until the page is loaded anew: the rest of the page, and what was written in it, stays.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy<ComponentType<Props>>(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: Nothing }),
    ),
  )
}
