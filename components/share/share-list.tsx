'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSaid } from '#components/ui/use-said'
import type { ShareView } from '#lib/domain/share/share'
import type { ShareActions } from '#lib/domain/share/share-schema'
import { ShareRow } from './share-row.tsx'

/** All links that were made: what each shows, how often it was opened, and how it is taken back. @param now Unix ms */
export function ShareList({
  shares: first,
  now,
  revokeShare,
}: {
  shares: ShareView[]
  now: number
  revokeShare: ShareActions['revokeShare']
}) {
  const t = useTranslations('share')
  const [revoked, setRevoked] = useState<ReadonlyMap<string, ShareView>>(new Map())
  const { said, say } = useSaid()
  return (
    <div className="flex flex-col gap-6">
      <header>
        <h1 className="font-medium text-xl">{t('title')}</h1>
        <p className="pt-1 text-muted text-sm">{t('listAbout')}</p>
      </header>
      {first.length === 0 ? (
        <p className="py-12 text-muted">{t('none')}</p>
      ) : (
        <ul aria-label={t('title')} className="flex flex-col divide-y divide-line border-line border-y">
          {first.map((share) => (
            <ShareRow
              key={share.id}
              share={revoked.get(share.id) ?? share}
              now={now}
              isRevoked={revoked.has(share.id)}
              onRevoke={async () => {
                const result = await revokeShare(share.id).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
                if (!result.ok) return result.problem
                setRevoked((known) => new Map(known).set(share.id, result.value))
                say(t('revoked'))
                return null
              }}
            />
          ))}
        </ul>
      )}
      {said}
    </div>
  )
}
