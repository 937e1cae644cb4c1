import { useLocale, useTranslations } from 'next-intl'
import { buttonLook } from '#components/ui/button-look'
import { LOCALES } from '#lib/domain/locales'
import { GuestLanguage } from './guest-language.tsx'

/** The other language for guests. What it says and how it looks comes from the server, so that little code does. */
export function LanguagePlace() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const other = LOCALES.find((known) => known !== locale) ?? LOCALES[0]
  return (
    <GuestLanguage
      other={other}
      label={t('language')}
      failure={t('languageFailed')}
      className={buttonLook({ tone: 'ghost', size: 'sm' })}
    />
  )
}
