import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentActor } from '#app/access'
import { checkAgain } from '#app/actions/check-again'
import { createShare } from '#app/actions/create-share'
import { wordsAddress } from '#app/words'
import { Header } from '#components/shell/header'
import { PauseBanner } from '#components/shell/pause-banner'
import { pickLocale, THEME_COOKIE, THEMES } from '#lib/domain/locales'
import { permissionsOf } from '#lib/domain/team/may'
import { readBalance } from '#lib/server/generations/balance'
import { services } from '#lib/server/services'
import { Providers } from './providers.tsx'

/** What stands around every page of the team. */
export default async function TeamLayout({ children }: { children: ReactNode }) {
  const [jar, said, t, actor] = await Promise.all([cookies(), getLocale(), getTranslations('app'), currentActor()])
  const { config, db, provider } = services()
  const { signIn } = config
  const { sandbox } = await provider.current()
  const rights = actor ? permissionsOf(actor) : []
  // A page is worth more than the balance on it.
  const balance = sandbox || !rights.includes('seeMoney') ? null : await readBalance(db).catch(() => null)
  const locale = pickLocale(said, null)
  const words = await wordsAddress(locale)
  const theme = THEMES.find((name) => name === jar.get(THEME_COOKIE)?.value) ?? 'system'
  return (
    <>
      <a
        href="#content"
        className="sr-only bg-accent text-accent-ink focus:not-sr-only focus:absolute focus:z-50 focus:p-3"
      >
        {t('skip')}
      </a>
      <link rel="preload" as="fetch" href={words} crossOrigin="anonymous" />
      <Providers
        locale={locale}
        words={words}
        sandbox={sandbox}
        viewer={signIn ? { id: actor?.id ?? '', may: rights } : null}
        share={actor && { createShare }}
      >
        <Header sandbox={sandbox} theme={theme} balance={balance} actor={actor} signIn={signIn} />
        {actor && <PauseBanner actions={{ checkAgain }} />}
        {children}
      </Providers>
    </>
  )
}
