'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { LocalTime } from '#components/ui/local-time'
import { focusFirst, focusIsLost, neighbourOf } from '#components/ui/lost-focus'
import { hasAnswered } from '#lib/client/read-anew'
import { useAlive } from '#lib/client/use-alive'
import type { SessionView } from '#lib/domain/team/sign-in'
import type { AccountActions } from '#lib/domain/team/sign-in-actions'
import { browserName } from './browser-name.ts'
import { useSending } from './use-sending.tsx'

/** Where somebody is signed in, each to be signed out. */
export function SessionList({
  sessions,
  revokeSession,
}: {
  sessions: readonly SessionView[]
  revokeSession: AccountActions['revokeSession']
}) {
  const t = useTranslations('account')
  const router = useRouter()
  const alive = useAlive()
  const { busy, problemOf, send } = useSending()
  const problem = problemOf(null)
  const list = useRef<HTMLUListElement>(null)
  const [pressed, setPressed] = useState<{ id: string; name: string; beside: Element | null } | null>(null)
  const gone = pressed !== null && sessions.every(({ id }) => id !== pressed.id) ? pressed : null
  useEffect(() => {
    if (!gone) return
    // The row of this browser has no button, and stays when all others are gone.
    for (const place of [gone.beside, list.current]) if (focusIsLost()) focusFirst(place)
    if (focusIsLost()) list.current?.focus()
  }, [gone])
  return (
    <>
      <ul ref={list} tabIndex={-1} aria-label={t('sessions')} className="flex flex-col divide-y divide-line">
        {sessions.map(({ id, browser, address, used, here }) => {
          const name = browserName(browser) ?? t('unknownBrowser')
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
              <div className="min-w-40 flex-1">
                <p className="break-words text-sm">{name}</p>
                <p className="text-muted text-xs">
                  {address && `${address} · `}
                  {here ? t('here') : <LocalTime at={used} />}
                </p>
              </div>
              {!here && (
                <Button
                  size="sm"
                  disabled={!alive}
                  busy={busy}
                  aria-label={t('signOutBrowser', { browser: name })}
                  onClick={({ currentTarget }) => {
                    setPressed({ id, name, beside: neighbourOf(currentTarget.closest('li')) })
                    return send(async () => {
                      const answer = await revokeSession(id)
                      if (hasAnswered(answer)) router.refresh()
                      return answer
                    })
                  }}
                >
                  {t('signOut')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      <p role="status" className="sr-only">
        {gone && t('signedOut', { browser: gone.name })}
      </p>
      {problem !== null && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </>
  )
}
