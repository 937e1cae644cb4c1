'use client'

import { useAsDrawn } from '#lib/client/use-as-drawn'

/**
 * The day on which a link ends for whoever looks: in their own time zone, which only the browser knows.
 * @param drawn as the server wrote it; without messages of its own, it costs guests little code
 */
export function LastDay({ at, locale, drawn }: { at: number; locale: string; drawn: string }) {
  const day = useAsDrawn(new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at), drawn)
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap">
      {day}
    </time>
  )
}
