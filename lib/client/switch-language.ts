import { LOCALE_COOKIE } from '#lib/domain/locales'
import { keepChoice } from './keep-choice.ts'
import { readAnew } from './read-anew.ts'

/** Keeps the choice of a language and has the page written anew in it. Without the server nothing changes. @returns whether it did */
export function switchLanguage(router: { refresh(): void }, locale: string): Promise<boolean> {
  return readAnew(router, () => keepChoice(LOCALE_COOKIE, locale))
}
