'use client'

import { useFormatter } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** A moment in the viewer's own time zone, which only the browser knows; the server writes UTC. */
export function LocalTime({ at }: { at: number }) {
  const format = useFormatter()
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  return (
    <time dateTime={new Date(at).toISOString()}>
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium', timeZone })}
    </time>
  )
}
