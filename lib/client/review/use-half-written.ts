import { useSyncExternalStore } from 'react'
import { halfWritten } from './half-written.ts'

const NOTHING = () => ''

/** What is half written at a place; nothing at first where the server drew it, which does not know. */
export function useHalfWritten(place: string): string {
  return useSyncExternalStore(halfWritten.subscribe, () => halfWritten.get(place), NOTHING)
}
