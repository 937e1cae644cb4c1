'use client'

import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, Suspense, useState } from 'react'
import { SandboxProvider } from '#components/generation/sandbox-context'
import { type Viewer, ViewerContext } from '#components/team/viewer-context'
import { onDemand } from '#components/ui/on-demand'
import type { ShareActions } from '#lib/domain/share-schema'

const Extras = onDemand(() => import('./extras.tsx').then((module) => module.Extras))

// A press shows its card in the press's own task; by itself the library would wait for another.
notifyManager.setScheduler(queueMicrotask)

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
