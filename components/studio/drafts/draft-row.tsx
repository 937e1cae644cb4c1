import Trash from 'lucide-react/icons/trash-2'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { IconButton } from '#components/ui/icon-button'
import { LocalTime } from '#components/ui/local-time'
import { RenamableRow } from '#components/ui/renamable-row'
import type { ListedDraft } from '#lib/client/drafts/draft-list'
import { GIVEN_NAME_MAX } from '#lib/domain/given-name'

/** One draft: its name or how its prompt begins, its first picture, and what can be done with it. */
export function DraftRow({
  draft,
  barred,
  isBack,
  onOpen,
  onRename,
  onDelete,
}: {
  draft: ListedDraft
  barred: boolean
  /** Whether it was brought back after it was deleted. */
  isBack: boolean
  onOpen: () => void
  /** An empty name takes the name away. */
  onRename: (name: string) => void
  onDelete: () => void
}) {
  const t = useTranslations('drafts')
  const { prompt, images } = draft.form
  const title = draft.name ?? (prompt.trim() || t('noPrompt'))
  const [first] = images
  return (
    <RenamableRow
      label={t('rename', { name: title })}
      name={draft.name ?? ''}
      current={draft.open === 'here'}
      isBack={isBack}
      maxLength={GIVEN_NAME_MAX}
      onRename={(name) => {
        onRename(name)
        return true
      }}
      className="flex flex-wrap items-center gap-1 py-2.5"
    >
      {(pencil) => (
        <>
          <span className={cn('mr-2 h-10 w-14 shrink-0 overflow-hidden rounded-sm bg-well', !first && 'max-sm:hidden')}>
            {first && <img src={first.previewUrl} alt="" loading="lazy" className="size-full object-cover" />}
          </span>
          <div className="min-w-0 grow basis-44">
            <p className="line-clamp-2 font-medium text-sm sm:line-clamp-1">{title}</p>
            {draft.name !== null && prompt.trim() !== '' && <p className="truncate text-muted text-xs">{prompt}</p>}
            <p className="truncate text-muted text-xs">
              <LocalTime at={draft.changed} />
              {images.length > 0 && ` · ${t('images', { count: images.length })}`}
            </p>
          </div>
          <div className="ml-auto flex items-center gap-1">
            {draft.open === 'nowhere' ? (
              <Button
                size="sm"
                className="shrink-0"
                disabled={barred}
                aria-label={t('openNamed', { name: title })}
                onClick={onOpen}
              >
                {t('open')}
              </Button>
            ) : (
              <span className="shrink-0 px-2 text-muted text-xs">{t(draft.open)}</span>
            )}
            {draft.open !== 'elsewhere' && (
              <>
                {pencil}
                <IconButton
                  label={t('delete', { name: title })}
                  disabled={barred && draft.open === 'here'}
                  onClick={onDelete}
                >
                  <Trash aria-hidden="true" />
                </IconButton>
              </>
            )}
          </div>
        </>
      )}
    </RenamableRow>
  )
}
