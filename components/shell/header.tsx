import CircleUser from 'lucide-react/icons/circle-user'
import Settings from 'lucide-react/icons/settings'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AccountBalance } from '#lib/domain/balance'
import type { Theme } from '#lib/domain/locales'
import type { Actor } from '#lib/domain/team/roles'
import { BalancePlace } from './balance-place.tsx'
import { BrandMark } from './brand-mark.tsx'
import { CommandCenter } from './command-center.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { MainNav } from './main-nav.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/**
 * The slim bar over every page. `sandbox` says that no key is set: then it is said here, quietly and always, that
 * nothing is charged. Otherwise the balance stands in the same place.
 */
export function Header({
  sandbox,
  theme,
  balance,
  account,
  open,
}: {
  sandbox: boolean
  theme: Theme
  /** As it is known while the page is made. */
  balance: AccountBalance | null
  /** Who is signed in; null where nobody signs in. */
  account: Actor | null
  /** Whether nobody is known to look: then nothing of the team's is offered. */
  open: boolean
}) {
  const t = useTranslations()
  const note = (className: string) =>
    sandbox ? (
      <p className={className}>{t('shell.sandbox')}</p>
    ) : open ? null : (
      <BalancePlace known={balance} className={className} />
    )
  return (
    <header className="sticky top-0 z-40 bg-canvas">
      <div className="h-14 border-line border-b">
        <div className="mx-auto flex h-full max-w-[120rem] items-center gap-1 px-3 sm:gap-3 sm:px-5">
          <Link
            href="/"
            prefetch={false}
            aria-label={t('shell.home')}
            className="flex min-h-11 items-center gap-2 pr-1 font-semibold text-base tracking-tight sm:pr-3"
          >
            <BrandMark className="size-7" />
            <span className="max-[26rem]:sr-only">{t('app.name')}</span>
          </Link>
          {!open && <MainNav />}
          <div className="ml-auto flex items-center sm:gap-1">
            {note('mr-3 hidden text-muted text-sm tabular-nums md:block')}
            {!open && <CommandCenter />}
            <LanguageSwitch />
            <ThemeSwitch theme={theme} />
            {!open && (
              <IconLink href="/settings" label={t('shell.settings')}>
                <Settings aria-hidden="true" className="size-4" />
              </IconLink>
            )}
            {account && (
              <IconLink href="/account" label={`${t('shell.account')}: ${account.name}`}>
                <CircleUser aria-hidden="true" className="size-4" />
              </IconLink>
            )}
          </div>
        </div>
      </div>
      {note('border-line border-b px-4 py-1 text-center text-muted text-xs tabular-nums md:hidden')}
    </header>
  )
}

function IconLink({ href, label, children }: { href: '/settings' | '/account'; label: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-well hover:text-ink pointer-coarse:size-11"
    >
      {children}
    </Link>
  )
}
