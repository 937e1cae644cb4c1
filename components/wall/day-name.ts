import { useLocale, useTranslations } from 'next-intl'

/** The day before, both as `2026-11-24`. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** A day as people name it. @param today the day that it is, in the time zone of the wall */
export function useDayName(today: string): (day: string) => string {
  const t = useTranslations('wall')
  // By the browser's own: the formatter of next-intl is more code than this page has room for.
  const format = new Intl.DateTimeFormat(useLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    // A day has no time: read and written in UTC it stays the same day.
    timeZone: 'UTC',
  })
  return (day) => {
    if (day === today) return t('today')
    return day === dayBefore(today) ? t('yesterday') : format.format(new Date(`${day}T00:00:00Z`))
  }
}
