import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { ListProblemNotice } from '#components/generation/list-problem-notice'
import { DeletedNotice, NamedListDialog } from '#components/ui/named-list-dialog'
import { SharedList } from '#components/ui/shared-list'
import { useDeleted } from '#components/ui/use-deleted'
import { useListActions } from '#lib/client/generations/use-list-actions'
import { presetsQuery } from '#lib/client/recipe/presets'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { PresetActions, PresetView } from '#lib/domain/recipe/preset'
import { PresetRow } from './preset-row.tsx'
import { SavePreset } from './save-preset.tsx'

/** Recipes and parts of recipes under a name, for everybody: to apply, save, rename and delete. */
export function PresetsDialog({
  form,
  actions,
  onApply,
  onClose,
}: {
  form: RecipeFormApi
  actions: PresetActions
  onApply: (preset: PresetView) => void
  onClose: () => void
}) {
  const t = useTranslations('presets')
  const { data: presets, isError, refetch } = useQuery(presetsQuery())
  const stills = useWatch({ control: form.control, name: 'images' })
  // A still that is on its way would be told of its arrival where it no longer stands.
  const uploading = stills.some((still) => still.state === 'uploading')
  const { problem, run } = useListActions(presetsQuery().queryKey)
  const { deleted, noteDeleted, noteBack, isBack } = useDeleted<PresetView>()

  const remove = async (preset: PresetView) => {
    if (await run(actions.deletePreset(preset.id))) noteDeleted(preset)
  }
  const bringBack = async (preset: PresetView) => {
    const { id, name, value } = preset
    if (await run(actions.savePreset({ id, name, value }))) noteBack(preset)
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
            rows={presets}
            failed={isError}
            onMend={() => refetch()}
          >
            {(preset) => (
              <PresetRow
                key={preset.id}
                isBack={isBack(preset.id)}
                preset={preset}
                barred={uploading && preset.images.length > 0}
                onApply={() => {
                  close()
                  onApply(preset)
                }}
                onRename={(name) => run(actions.renamePreset({ id: preset.id, name }))}
                onDelete={() => remove(preset)}
              />
            )}
          </SharedList>
          <SavePreset form={form} onSave={(input) => run(actions.savePreset(input))} />
        </>
      )}
    </NamedListDialog>
  )
}
