import { useLocale, useTranslations } from 'next-intl'
import { useCommands } from '#lib/client/keys/use-commands'
import { useLanguageSwitch } from '#lib/client/use-language-switch'
import { LOCALES } from '#lib/domain/locales'
import { LanguageFailure } from './language-failure.tsx'

/** The other language in the palette. */
export function LanguageCommand() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const { change, failed } = useLanguageSwitch(LOCALES.find((known) => known !== locale) ?? LOCALES[0])
  useCommands(() => [{ id: 'language', group: 'look', label: t('language'), words: t('languageWords'), run: change }])
  return failed && <LanguageFailure words={t('languageFailed')} />
}
