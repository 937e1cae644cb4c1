import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'

/**
 * Shows what is loaded when it is first wanted, such as a dialog. Where it cannot be loaded, as without a network, that is said
 * and can be tried again; the page around it stays.
 */
export function Lazily<Module>({
  load,
  waiting,
  failed,
  children,
}: {
  load: () => Promise<Module>
  waiting?: ReactNode
  failed: (tryAgain: () => void) => ReactNode
  children: (module: Module) => ReactNode
}) {
  const [loaded, setLoaded] = useState<{ module: Module } | 'failed' | null>(null)
  const bring = useEffectEvent(load)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every try loads anew.
  useEffect(() => {
    let wanted = true
    bring().then(
      (module) => wanted && setLoaded({ module }),
      () => wanted && setLoaded('failed'),
    )
    return () => {
      wanted = false
    }
  }, [tries])
  if (loaded === null) return waiting
  if (loaded !== 'failed') return children(loaded.module)
  return failed(() => {
    setLoaded(null)
    setTries(tries + 1)
  })
}
