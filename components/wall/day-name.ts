import { useLocale, useTranslations } from 'next-intl'

/** The day before, both as `2026-11-24`. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** One for each language: making one takes a phone longer than drawing a card. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The browser's own: the formatter of next-intl is more code than this page has room for. */
function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    // A day has no time: read and written in UTC it stays the same day.
    timeZone: 'UTC',
  })
  formats.set(locale, format)
  return format
}

/** A day as people name it. @param today the day that it is, in the time zone of the wall */
export function useDayName(today: string): (day: string) => string {
  const t = useTranslations('wall')
  const locale = useLocale()
  return (day) => {
    if (day === today) return t('today')
    return day === dayBefore(today) ? t('yesterday') : formatOf(locale).format(new Date(`${day}T00:00:00Z`))
  }
}
