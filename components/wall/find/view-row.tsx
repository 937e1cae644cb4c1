import Trash from 'lucide-react/icons/trash-2'
import { useTranslations } from 'next-intl'
import { useRights } from '#components/team/use-rights'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { RenamableRow } from '#components/ui/renamable-row'
import { GIVEN_NAME_MAX } from '#lib/domain/given-name'
import type { SavedView } from '#lib/domain/wall/saved-view'
import { useFilterWords } from './use-filter-words.ts'

/** One saved view: its name, what it narrows the wall to, and what can be done with it. */
export function ViewRow({
  view: { name, filter },
  current,
  isBack,
  onOpen,
  onRename,
  onDelete,
}: {
  view: SavedView
  /** Whether the wall is narrowed to just that. */
  current: boolean
  /** Whether it was brought back after it was deleted. */
  isBack: boolean
  onOpen: () => void
  /** Answers whether it was done. */
  onRename: (name: string) => Promise<boolean>
  onDelete: () => void
}) {
  const t = useTranslations('wall.views')
  const arranges = useRights().may('arrange')
  const words = useFilterWords(filter.includes('project='))
  return (
    <RenamableRow
      label={t('rename', { name })}
      name={name}
      maxLength={GIVEN_NAME_MAX}
      current={current}
      isBack={isBack}
      onRename={(next) => next !== '' && onRename(next)}
      className="flex items-center gap-1 py-2.5"
    >
      {(pencil) => (
        <>
          <div className="min-w-0 grow">
            <p className="truncate font-medium text-sm">{name}</p>
            <p className="break-words text-muted text-xs">{words.all(filter).join(t('between'))}</p>
          </div>
          <Button size="sm" className="shrink-0" aria-label={t('openNamed', { name })} onClick={onOpen}>
            {t('open')}
          </Button>
          {arranges && pencil}
          {arranges && (
            <IconButton label={t('delete', { name })} onClick={onDelete}>
              <Trash aria-hidden="true" />
            </IconButton>
          )}
        </>
      )}
    </RenamableRow>
  )
}
