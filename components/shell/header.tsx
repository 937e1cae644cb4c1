import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Theme } from '#lib/domain/locales'
import { BrandMark } from './brand-mark.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { MainNav } from './main-nav.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/**
 * The slim bar over every page. `sandbox` says that no key is set: then it is said here, quietly and always, that
 * nothing is charged.
 */
export function Header({ sandbox, theme }: { sandbox: boolean; theme: Theme }) {
  const t = useTranslations()
  return (
    <header className="sticky top-0 z-40 bg-canvas">
      <div className="h-14 border-line border-b">
        <div className="mx-auto flex h-full max-w-[120rem] items-center gap-1 px-4 sm:gap-3 sm:px-5">
          <Link
            href="/"
            prefetch={false}
            aria-label={t('shell.home')}
            className="flex min-h-11 items-center gap-2 pr-1 font-semibold text-base tracking-tight sm:pr-3"
          >
            <BrandMark className="size-7" />
            <span className="max-[26rem]:sr-only">{t('app.name')}</span>
          </Link>
          <MainNav />
          <div className="ml-auto flex items-center gap-1">
            {sandbox && <p className="mr-3 hidden text-muted text-sm md:block">{t('shell.sandbox')}</p>}
            <LanguageSwitch />
            <ThemeSwitch theme={theme} />
          </div>
        </div>
      </div>
      {sandbox && (
        <p className="border-line border-b px-4 py-1 text-center text-muted text-xs md:hidden">{t('shell.sandbox')}</p>
      )}
    </header>
  )
}
