import { useEffect, useEffectEvent } from 'react'
import { type CommandSource, registerCommands } from './command-registry.ts'

/** Offers a component's commands in the palette while it is on the page. Nothing is computed before somebody looks. */
export function useCommands(source: CommandSource): void {
  const latest = useEffectEvent(source)
  useEffect(() => registerCommands((focus) => latest(focus)), [])
}
