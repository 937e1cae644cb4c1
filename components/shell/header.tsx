import CircleUser from 'lucide-react/icons/circle-user'
import Settings from 'lucide-react/icons/settings'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn'
import type { Theme } from '#lib/domain/locales'
import type { AccountBalance } from '#lib/domain/money/balance'
import { PAGES } from '#lib/domain/team/access'
import { may } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import { BalancePlace } from './balance-place.tsx'
import { BrandMark } from './brand-mark.tsx'
import { CommandCenter } from './command-center.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { MainNav, type Room } from './main-nav.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

const ROOMS: readonly Room[] = [
  { href: '/', name: 'studio' },
  { href: '/wall', name: 'wall' },
  { href: '/ledger', name: 'ledger' },
]

/**
 * The slim bar over every page. `sandbox` says that no key is set: then it is said here, quietly and always, that
 * nothing is charged. Otherwise the balance stands in the same place.
 */
export function Header({
  sandbox,
  theme,
  balance,
  actor,
  signIn,
}: {
  sandbox: boolean
  theme: Theme
  /** As it is known while the page is made. */
  balance: AccountBalance | null
  /** Who looks; nothing of the team's is offered to nobody. */
  actor: Actor | null
  /** Whether people sign in, and therefore have an account. */
  signIn: boolean
}) {
  const t = useTranslations()
  const note = (className: string) =>
    sandbox ? (
      <p className={className}>{t('shell.sandbox')}</p>
    ) : actor && may(actor, 'seeMoney') ? (
      <BalancePlace known={balance} className={className} />
    ) : null
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
          {actor && <MainNav rooms={ROOMS.filter(({ href }) => may(actor, PAGES[href]))} />}
          <div className="ml-auto flex items-center sm:gap-1">
            {note('mr-3 hidden text-muted text-sm tabular-nums md:block')}
            {actor && <CommandCenter />}
            <LanguageSwitch />
            <ThemeSwitch theme={theme} />
            {actor && (
              // A phone has no room for both, and the account leads to the settings.
              <IconLink href="/settings" label={t('shell.settings')} className={signIn ? 'max-sm:hidden' : ''}>
                <Settings aria-hidden="true" className="size-4" />
              </IconLink>
            )}
            {signIn && actor && (
              <IconLink href="/account" label={`${t('shell.account')}: ${actor.name}`}>
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

function IconLink({
  href,
  label,
  className,
  children,
}: {
  href: '/settings' | '/account'
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className={cn(
        'inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-well hover:text-ink pointer-coarse:size-11',
        className,
      )}
    >
      {children}
    </Link>
  )
}
