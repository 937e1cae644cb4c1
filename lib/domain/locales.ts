export const LOCALES = ['en', 'zh-CN'] as const
export type Locale = (typeof LOCALES)[number]

/** Cookie names of the two choices that a browser keeps. */
export const LOCALE_COOKIE = 'locale'
export const THEME_COOKIE = 'theme'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/**
 * Which language to speak: the one chosen, else the first of the browser's wishes that we have, else English.
 * Any Chinese is answered in ours, since it is the only one.
 * @param chosen the cookie's value, as it came
 * @param acceptLanguage the header, as it came
 */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const kept = LOCALES.find((locale) => locale === chosen)
  if (kept) return kept
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';')
      const q = params.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined)
      return { language: tag.toLowerCase().split('-')[0], weight: q === undefined ? 1 : Number(q) }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const wish of wishes) {
    if (wish.language === 'zh') return 'zh-CN'
    if (wish.language === 'en') return 'en'
  }
  return 'en'
}
