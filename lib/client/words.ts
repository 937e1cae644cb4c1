import type { Locale } from '#lib/domain/locales'
import type en from '#messages/en'

/** Until the words are asked for again, in ms. */
const PAUSE_MS = 2_000

const known: Record<string, Promise<typeof en>> = {}

/**
 * What the page says, for `use`: read where pages are made, and brought once in the browser. No page is alive without its words, so
 * they are asked for until they come; it never rejects.
 * @param address where browsers find them, of this version
 */
export function wordsIn(locale: Locale, address: string): Promise<typeof en> {
  known[address] ??= typeof window === 'undefined' ? read(locale) : bring(address)
  return known[address]
}

const read = async (locale: Locale) => (await import(`../../messages/${locale}.json`)).default

const bring = (address: string): Promise<typeof en> =>
  fetch(address)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
    .catch(() => pause().then(() => bring(address)))

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
