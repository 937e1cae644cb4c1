'use client'

import { useFormatter } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** A moment in the viewer's own time zone, or its day alone. Only the browser knows that zone; the server writes UTC. */
export function LocalTime({ at, only }: { at: number; only?: 'day' }) {
  const format = useFormatter()
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )
  return (
    <time dateTime={new Date(at).toISOString()}>
      {format.dateTime(at, { dateStyle: 'medium', ...(only ? {} : { timeStyle: 'medium' }), timeZone })}
    </time>
  )
}
