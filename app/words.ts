import { createHash } from 'node:crypto'
import type { Locale } from '#lib/domain/locales'

/** All that pages say in a language, compiled as next-intl wants it, as JSON. */
export async function wordsOf(locale: Locale): Promise<string> {
  return JSON.stringify((await import(`../messages/${locale}.json`)).default)
}

/** Where browsers find the words of a language. The build puts them there under their own hash (scripts/launch/keep-words.mjs); in development they may change. */
export async function wordsAddress(locale: Locale): Promise<string> {
  if (process.env.NODE_ENV === 'development') return `/api/words/${locale}`
  addresses[locale] ??= `/_next/static/words/${locale}-${hashOf(await wordsOf(locale))}.json`
  return addresses[locale]
}

const addresses: { [locale in Locale]?: string } = {}
const hashOf = (words: string) => createHash('sha256').update(words).digest('hex')
