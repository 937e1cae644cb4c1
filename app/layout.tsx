import './globals.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { EARLY_TEXT_SCRIPT } from '#lib/client/early-text-script'
import { THEME_COOKIE, THEMES } from '#lib/domain/locales'
import { nonceOf } from '#lib/server/http/security-headers'

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

/** What every page has, the team's and those for strangers: language, type and colours. Nothing here brings code into the browser. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, head] = await Promise.all([getLocale(), cookies(), headers()])
  const theme = THEMES.find((name) => name === jar.get(THEME_COOKIE)?.value) ?? 'system'
  return (
    <html lang={locale} className={geist.variable} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        {children}
        <script nonce={nonceOf(head.get('content-security-policy'))}>{EARLY_TEXT_SCRIPT}</script>
      </body>
    </html>
  )
}
