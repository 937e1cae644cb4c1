'use client'

import Share2 from 'lucide-react/icons/share-2'
import Trash2 from 'lucide-react/icons/trash-2'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useRights } from '#components/team/use-rights'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { shareWish } from '#lib/client/share/share-wish'
import { useAlive } from '#lib/client/use-alive'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { isSettled } from '#lib/domain/generation/states'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { MarkNoticeWords } from './mark-notice-words.tsx'
import { MarkWords } from './mark-words.tsx'
import { PickButtons } from './pick-buttons.tsx'
import { ProjectChooser } from './project-chooser.tsx'
import { RatingStars } from './rating-stars.tsx'
import { TagEditor } from './tag-editor.tsx'
import { useMark } from './use-mark.ts'
import { useMarkCommands } from './use-mark-commands.ts'

/** What people make of the one generation of a page: rating, pick, tags, project, and its deletion. */
export function MarksPanel({
  status,
  createdBy,
  actions,
}: {
  status: GenerationStatus
  createdBy: string
  actions: MarkActions
}) {
  const t = useTranslations('marks')
  const share = useTranslations('share')
  const id = useId()
  const router = useRouter()
  const alive = useAlive()
  const { mark, remove, restore } = useMark(actions)
  const { marks, deleted } = status
  const ids = [status.id]
  const still = !alive || deleted
  const { may, mayChange } = useRights()
  const theirs = mayChange(createdBy)
  useMarkCommands(mark, status.id)
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-medium text-muted text-sm">
        {t('title')}
      </h2>
      {deleted && (
        <Notice tone="danger">
          {t('deletedHere')}
          {theirs && (
            <Button tone="link" size="bare" onClick={() => restore(ids)}>
              {t('restore')}
            </Button>
          )}
        </Notice>
      )}
      <div className="-ml-3 flex flex-wrap items-center">
        <RatingStars rating={marks.rating} disabled={still} onRate={(rating) => mark(ids, { rating })} />
        <PickButtons pick={marks.pick} disabled={still} onPick={(pick) => mark(ids, { pick })} />
      </div>
      {theirs ? (
        <>
          <TagEditor
            tags={marks.tags}
            disabled={still}
            onAdd={(tag) => mark(ids, { addTags: [tag] })}
            onRemove={(tag) => mark(ids, { removeTags: [tag] })}
          />
          <ProjectChooser
            project={marks.project}
            disabled={still}
            actions={actions}
            onChoose={(project) => mark(ids, { project })}
          />
        </>
      ) : (
        <MarkWords marks={marks} />
      )}
      <div className="-ml-3 flex flex-wrap">
        {status.clip && may('share') && (
          <Button tone="ghost" size="sm" disabled={still} aria-haspopup="dialog" onClick={() => shareWish.set({ ids })}>
            <Share2 aria-hidden className="size-4" />
            {share('share')}
          </Button>
        )}
        {theirs && (
          <Button
            tone="ghost"
            size="sm"
            disabled={still || !isSettled(status.state)}
            title={isSettled(status.state) ? undefined : t('underWayWhy')}
            onClick={async () => {
              if ((await remove(ids)).length > 0) router.push('/wall')
            }}
          >
            <Trash2 aria-hidden className="size-4" />
            {t('delete')}
          </Button>
        )}
      </div>
      <MarkNoticeWords onUndo={restore} />
    </section>
  )
}
