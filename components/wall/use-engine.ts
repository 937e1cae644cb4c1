import { startTransition, useEffect, useState } from 'react'
import { ownTask } from '#lib/client/own-task'
import type { WallEngine } from '#lib/client/wall/engine'
import { setWallKeeper } from '#lib/client/wall/wall-query'

let loaded: WallEngine | null = null

const loadEngine = () => import('#lib/client/wall/engine')

/** What places and fetches cards, once it has come: null before, and for who comes back to a wall at once there. */
export function useEngine(): WallEngine | null {
  const [engine, setEngine] = useState(loaded)
  useEffect(() => {
    if (engine) return
    let wanted = true
    // In a task of its own: asking for a file takes its time, and this is in the middle of coming to life.
    ownTask()
      .then(loadEngine)
      .then(
        (module) => {
          loaded = module.engine
          setWallKeeper(module.engine.wallKeeper)
          if (wanted) startTransition(() => setEngine(loaded))
        },
        // Without a network the first cards stay, and a reload brings the rest.
        () => {},
      )
    return () => {
      wanted = false
    }
  }, [engine])
  return engine
}
