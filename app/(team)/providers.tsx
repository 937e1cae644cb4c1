'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { SandboxProvider } from '#components/generation/sandbox-context'
import { type Viewer, ViewerContext } from '#components/team/viewer-context'
import { onDemand } from '#components/ui/on-demand'
import type { ShareActions } from '#lib/domain/share/share-schema'
import PageTrouble from './error.tsx'

const Extras = onDemand(() => import('./extras.tsx').then((module) => module.Extras))

/** What every page shares in the browser. */
export function Providers({
  sandbox,
  viewer,
  share,
  children,
}: {
  sandbox: boolean
  viewer: Viewer | null
  share: Pick<ShareActions, 'createShare'> | null
  children: ReactNode
}) {
  const [client] = useState(
    () =>
      new QueryClient({
        // The change feed keeps pages fresh, so nothing is fetched again just because a window came forward.
        defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
      }),
  )
  return (
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
  )
}

/**
 * An error boundary has a file of its own, which the browser would ask for last, and no page is alive before it has come. Named here it comes
 * with what all pages share.
 * @public
 */
export const Trouble = PageTrouble
