import { useLocale, useTranslations } from 'next-intl'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
import { LOCALES } from '#lib/domain/locales'
import { LanguageButton } from './language-button.tsx'
import { LanguageFailure } from './language-failure.tsx'

/** Goes to the other language, named in itself. What it says and how it looks comes from the server, so that little code does. */
export function LanguageSwitch() {
  const t = useTranslations('shell')
  const locale = useLocale()
  const other = LOCALES.find((known) => known !== locale) ?? LOCALES[0]
  return (
    <LanguageButton
      other={other}
      failure={<LanguageFailure words={t('languageFailed')} />}
      className={cn(
        buttonLook({ tone: 'ghost', size: 'sm' }),
        'max-sm:min-w-10 max-sm:px-1 pointer-coarse:max-sm:min-w-11',
      )}
    >
      {/* In the weight of the prompts: each weight of a Chinese font costs a browser 5 ms before it paints first. */}
      <span className="font-normal max-sm:sr-only">{t('language')}</span>
      <span aria-hidden="true" className="font-normal sm:hidden">
        {t('languageShort')}
      </span>
    </LanguageButton>
  )
}
