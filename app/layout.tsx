import './globals.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DonePlace } from '#components/shell/done-place'
import { Header } from '#components/shell/header'
import { PauseBanner } from '#components/shell/pause-banner'
import { THEME_COOKIE, THEMES } from '#lib/domain/locales'
import { permissionsOf } from '#lib/domain/team/may'
import { readBalance } from '#lib/server/generations/balance'
import { services } from '#lib/server/services'
import { currentActor } from './access.ts'
import { checkAgain } from './actions/check-again.ts'
import { Providers } from './providers.tsx'

// The Latin part alone, 29 kB of 70: Chinese comes from the reader's own system, and so does whatever else is missing.
const geist = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return { title: { default: t('name'), template: `%s · ${t('name')}` }, description: t('description') }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1013' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, t, actor] = await Promise.all([getLocale(), cookies(), getTranslations('app'), currentActor()])
  const { config, db } = services()
  const { sandbox, signIn } = config
  const rights = actor ? permissionsOf(actor) : []
  // A page is worth more than the balance on it.
  const balance = sandbox || !rights.includes('seeMoney') ? null : await readBalance(db).catch(() => null)
  const theme = THEMES.find((name) => name === jar.get(THEME_COOKIE)?.value) ?? 'system'
  return (
    <html lang={locale} className={geist.variable} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a
          href="#content"
          className="sr-only bg-accent text-accent-ink focus:not-sr-only focus:absolute focus:z-50 focus:p-3"
        >
          {t('skip')}
        </a>
        <NextIntlClientProvider>
          <Providers sandbox={sandbox} viewer={signIn ? { id: actor?.id ?? '', may: rights } : null}>
            <Header sandbox={sandbox} theme={theme} balance={balance} actor={actor} signIn={signIn} />
            {actor && <PauseBanner actions={{ checkAgain }} />}
            {actor && <DonePlace />}
            {children}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
