import type { QueryClient } from '@tanstack/react-query'
import { serverClock } from '#lib/client/feed/server-clock'
import { changeWalls } from './change-walls.ts'
import { dayIn } from './day-in.ts'

/** A wall says so late that it is another day, in ms. A timer until midnight would be late by as long as the computer slept. */
const LATE_MS = 60_000

/** Has the walls know which day it is where they are counted, also while nothing happens on them. @returns ends it */
export function keepToday(client: QueryClient): () => void {
  const look = () => {
    // The day that came with the page is the server's; a browser's own clock may be days off.
    if (!serverClock.isKnown()) return
    changeWalls(client, (wall) => {
      const today = dayIn(wall.timeZone, serverClock.now())
      return today > wall.today ? { ...wall, today } : wall
    })
  }
  look()
  const timer = setInterval(look, LATE_MS)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
