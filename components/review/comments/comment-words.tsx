import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LocalTime } from '#components/ui/local-time'
import type { CommentView } from '#lib/domain/review/review-schema'
import { ByName } from './by-name.tsx'
import { anchorOf } from './comment-anchor.ts'

/** What somebody said, and when. @param place what it is about */
export function CommentWords({ comment, place }: { comment: CommentView; place?: ReactNode }) {
  const t = useTranslations('review')
  const { id, by, text, createdAt, deleted } = comment
  return (
    <div id={anchorOf(id)} tabIndex={-1} className="-mx-2 scroll-mt-20 rounded-sm px-2 py-1 focus:bg-well">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {place}
        <ByName by={by} />
        <span className="text-muted text-xs tabular-nums">
          <LocalTime at={createdAt} />
        </span>
      </p>
      {deleted ? (
        <p className="text-muted text-sm italic">{t('deleted')}</p>
      ) : (
        <p className="whitespace-pre-wrap break-words text-sm">{text}</p>
      )}
    </div>
  )
}
