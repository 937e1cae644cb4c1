'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { useAlive } from '#lib/client/use-alive'
import type { ActionResult } from '#lib/domain/actions'
import { useSending } from './use-sending.tsx'

/** Signs this browser out, and leaves by a whole page, so that nothing stays in memory. */
export function SignOutButton({ signOut }: { signOut: () => Promise<ActionResult<null>> }) {
  const t = useTranslations('account')
  const alive = useAlive()
  const { busy, problemOf, send } = useSending()
  const problem = problemOf(null)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        disabled={!alive}
        busy={busy}
        onClick={async () => {
          if (await send(signOut)) location.assign('/sign-in')
        }}
      >
        {t('signOutHere')}
      </Button>
      {problem !== null && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  )
}
