'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { keepChoice } from '#lib/client/keep-choice'
import { useCommands } from '#lib/client/keys/use-commands'
import { LOCALE_COOKIE, LOCALES } from '#lib/domain/locales'

/** Goes to the other language, named in itself. The page is written anew around what is in its forms. */
export function LanguageSwitch() {
  const t = useTranslations('shell')
  const router = useRouter()
  const locale = useLocale()
  const other = LOCALES.find((known) => known !== locale) ?? LOCALES[0]
  const change = () => {
    keepChoice(LOCALE_COOKIE, other)
    router.refresh()
  }
  useCommands(() => [{ id: 'language', group: 'look', label: t('language'), words: t('languageWords'), run: change }])
  return (
    <Button
      tone="ghost"
      size="sm"
      lang={other}
      className="max-sm:min-w-10 max-sm:px-1 pointer-coarse:max-sm:min-w-11"
      onClick={change}
    >
      <span className="max-sm:sr-only">{t('language')}</span>
      <span aria-hidden="true" className="sm:hidden">
        {t('languageShort')}
      </span>
    </Button>
  )
}
