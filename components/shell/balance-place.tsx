'use client'

import { type ComponentProps, Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'

const BalanceNote = onDemand(() => import('./balance-note.tsx').then((module) => module.BalanceNote))

/** The balance as the server drew it; what keeps it true comes after the page, for not all have a key. */
export function BalancePlace(props: ComponentProps<typeof BalanceNote>) {
  return (
    <Suspense>
      <BalanceNote {...props} />
    </Suspense>
  )
}
