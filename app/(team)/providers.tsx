'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, Suspense, use, useState } from 'react'
import { SandboxProvider } from '#components/generation/sandbox-context'
import { type Viewer, ViewerContext } from '#components/team/viewer-context'
import { onDemand } from '#components/ui/on-demand'
import { wordsIn } from '#lib/client/words'
import type { Locale } from '#lib/domain/locales'
import type { ShareActions } from '#lib/domain/share/share-schema'
import PageTrouble from './error.tsx'

const Extras = onDemand(() => import('./extras.tsx').then((module) => module.Extras))

/** What every page shares in the browser. The words come beside the page and not in it: they are the same for all pages, and a browser keeps them. */
export function Providers({
  locale,
  words,
  sandbox,
  viewer,
  share,
  children,
}: {
  locale: Locale
  /** Where the browser finds them. */
  words: string
  sandbox: boolean
  viewer: Viewer | null
  share: Pick<ShareActions, 'createShare'> | null
  children: ReactNode
}) {
  // Drawn anew only with the whole page: code that remembers what was drawn would come with every page for nothing.
  'use no memo'
  const [client] = useState(
    () =>
      new QueryClient({
        // The change feed keeps pages fresh, so nothing is fetched again just because a window came forward.
        defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
      }),
  )
  return (
    <NextIntlClientProvider locale={locale} messages={use(wordsIn(locale, words))} timeZone="UTC">
      <QueryClientProvider client={client}>
        <ViewerContext value={viewer}>
          <SandboxProvider value={sandbox}>
            {children}
            <Suspense>
              <Extras share={share} />
            </Suspense>
          </SandboxProvider>
        </ViewerContext>
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}

/**
 * An error boundary has a file of its own, which the browser would ask for last, and no page is alive before it has come. Named here it comes
 * with what all pages share.
 * @public
 */
export const Trouble = PageTrouble
