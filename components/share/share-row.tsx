import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cn } from '#components/ui/cn'
import { LocalTime } from '#components/ui/local-time'
import { focusIsLost } from '#components/ui/lost-focus'
import type { ActionProblem } from '#lib/domain/actions'
import type { ShareView } from '#lib/domain/share/share'
import { RevokeButton } from './revoke-button.tsx'

/**
 * One link of the list.
 * @param now Unix ms
 * @param isRevoked whether it was just taken back here: then its name has the focus, which went with the button
 * @param onRevoke answers what was wrong, or null
 */
export function ShareRow({
  share,
  now,
  isRevoked,
  onRevoke,
}: {
  share: ShareView
  now: number
  isRevoked: boolean
  onRevoke: () => Promise<ActionProblem | null>
}) {
  const t = useTranslations('share')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isRevoked && focusIsLost()) heading.current?.focus()
  }, [isRevoked])
  const on = (at: number) => ({ day: () => <LocalTime at={at} only="day" /> })
  const { title, project, clips, pictureUrl, madeBy, createdAt, expiresAt, revokedAt, opens, lastOpenedAt } = share
  const over = revokedAt !== null || expiresAt <= now
  const name = title === '' ? (project ?? t('untitled')) : title
  const lets = [
    share.hasPassword && t('hasPassword'),
    share.showsRecipe && t('recipeShown'),
    share.allowsComments && t('commentsAllowed'),
    share.allowsDownload && t('downloadAllowed'),
  ].filter((words) => words !== false)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className={cn('h-14 w-24 shrink-0 overflow-hidden rounded-sm bg-well', over && 'opacity-50')}>
        {pictureUrl && <img src={pictureUrl} alt="" loading="lazy" className="size-full object-contain" />}
      </div>
      <div className="flex min-w-0 flex-1 basis-56 flex-col gap-0.5 break-words text-sm">
        <h2 ref={heading} tabIndex={-1} className={cn('font-medium text-base', over && 'text-muted')}>
          {name}
        </h2>
        <p className="text-muted">
          {t(project === null ? 'showsClips' : 'showsProject', { count: clips, project: project ?? '' })}
        </p>
        <p className="text-muted">{t.rich('madeBy', { name: madeBy, ...on(createdAt) })}</p>
        {lets.length > 0 && <p className="text-muted">{lets.join(' · ')}</p>}
      </div>
      <div className="flex min-w-0 basis-48 flex-col gap-0.5 break-keep text-sm tabular-nums">
        <p className={over ? 'text-muted' : ''}>
          {revokedAt !== null
            ? t.rich('revokedOn', on(revokedAt))
            : t.rich(over ? 'ranOut' : 'goodUntil', on(expiresAt))}
        </p>
        <p className="text-muted">{t('opens', { count: opens })}</p>
        {lastOpenedAt !== null && <p className="text-muted">{t.rich('lastOpened', on(lastOpenedAt))}</p>}
      </div>
      <div className="flex min-h-10 w-full items-center justify-end sm:w-auto sm:basis-32">
        {!over && share.canRevoke && <RevokeButton name={name} onRevoke={onRevoke} />}
      </div>
    </li>
  )
}
