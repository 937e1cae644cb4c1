import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ListProblemNotice } from '#components/generation/list-problem-notice'
import { useRights } from '#components/team/use-rights'
import { DeletedNotice, NamedListDialog } from '#components/ui/named-list-dialog'
import { SharedList } from '#components/ui/shared-list'
import { useDeleted } from '#components/ui/use-deleted'
import { useListActions } from '#lib/client/generations/use-list-actions'
import { viewsQuery } from '#lib/client/wall/views-query'
import type { SavedView, ViewActions } from '#lib/domain/wall/saved-view'
import { SaveView } from './save-view.tsx'
import { ViewRow } from './view-row.tsx'

/** Narrowed walls under a name, for everybody: to open, save, rename and delete. @param filter what the wall is narrowed to now */
export function ViewsDialog({
  filter,
  actions,
  onOpen,
  onClose,
}: {
  filter: string
  actions: ViewActions
  onOpen: (filter: string) => void
  onClose: () => void
}) {
  const t = useTranslations('wall.views')
  const arranges = useRights().may('arrange')
  const { data: views, isError, refetch } = useQuery(viewsQuery())
  const { problem, run } = useListActions(viewsQuery().queryKey)
  const { deleted, noteDeleted, noteBack, isBack } = useDeleted<SavedView>()
  const remove = async (view: SavedView) => {
    if (await run(actions.deleteView(view.id))) noteDeleted(view)
  }
  const bringBack = async (view: SavedView) => {
    if (await run(actions.saveView(view))) noteBack(view)
  }
  return (
    <NamedListDialog title={t('title')} onClose={onClose}>
      {(close) => (
        <>
          <ListProblemNotice problem={problem} gone={t('gone')} />
          <DeletedNotice
            deleted={deleted}
            words={deleted && t('deleted', { name: deleted.name })}
            onUndo={() => deleted && bringBack(deleted)}
          />
          <SharedList
            title={t('title')}
            words={{ loading: t('loading'), empty: t('empty'), failed: t('failed'), tryAgain: t('tryAgain') }}
            rows={views}
            failed={isError}
            onMend={() => refetch()}
          >
            {(view) => (
              <ViewRow
                key={view.id}
                isBack={isBack(view.id)}
                view={view}
                current={view.filter === filter}
                onOpen={() => {
                  close()
                  onOpen(view.filter)
                }}
                onRename={(name) => run(actions.renameView({ id: view.id, name }))}
                onDelete={() => remove(view)}
              />
            )}
          </SharedList>
          {arranges && filter !== '' && <SaveView filter={filter} onSave={(input) => run(actions.saveView(input))} />}
        </>
      )}
    </NamedListDialog>
  )
}
