import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useProblemText } from '#components/generation/use-problem-text'
import { MendNotice } from '#components/ui/mend-notice'
import { DeletedNotice, NamedListDialog } from '#components/ui/named-list-dialog'
import { Notice } from '#components/ui/notice'
import { presetsQuery } from '#lib/client/presets'
import type { RecipeFormApi } from '#lib/client/recipe-form'
import type { ActionProblem, ActionResult } from '#lib/domain/actions'
import type { PresetActions, PresetView } from '#lib/domain/preset'
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
  const problemText = useProblemText()
  const client = useQueryClient()
  const { data: presets, isError, refetch } = useQuery(presetsQuery())
  const stills = useWatch({ control: form.control, name: 'images' })
  // A still that is on its way would be told of its arrival where it no longer stands.
  const uploading = stills.some((still) => still.state === 'uploading')
  const [problem, setProblem] = useState<ActionProblem | 'no_answer' | null>(null)
  const [deleted, setDeleted] = useState<PresetView | null>(null)

  /** Does it, asks for the list anew, and says what went wrong. */
  const run = async (action: Promise<ActionResult<null>>): Promise<boolean> => {
    const answer = await action.catch(() => null)
    // An answer that is on its way does not know of it yet, and a second question would wait for that very answer.
    await client.cancelQueries({ queryKey: presetsQuery().queryKey })
    await client.invalidateQueries({ queryKey: presetsQuery().queryKey })
    setProblem(answer?.ok ? null : (answer?.problem ?? 'no_answer'))
    return answer?.ok ?? false
  }
  const remove = async (preset: PresetView) => {
    if (await run(actions.deletePreset(preset.id))) setDeleted(preset)
  }
  const bringBack = async ({ id, name, value }: PresetView) => {
    if (await run(actions.savePreset({ id, name, value }))) setDeleted(null)
  }
  const sentence = (code: ActionProblem | 'no_answer') => {
    if (code === 'no_answer') return t('noAnswer')
    return code === 'not_found' ? t('gone') : problemText(code)
  }
  return (
    <NamedListDialog title={t('title')} onClose={onClose}>
      {(close) => (
        <>
          {problem && <Notice tone="danger">{sentence(problem)}</Notice>}
          <DeletedNotice
            words={deleted && t('deleted', { name: deleted.name })}
            onUndo={() => deleted && bringBack(deleted)}
          />
          {isError && <MendNotice words={t('failed')} mend={t('tryAgain')} onMend={() => refetch()} />}
          {!presets && !isError && <p className="min-h-16 text-muted text-sm">{t('loading')}</p>}
          {presets?.length === 0 && <p className="text-muted text-sm">{t('empty')}</p>}
          <ul aria-label={t('title')} className="flex flex-col divide-y divide-line">
            {presets?.map((preset) => (
              <PresetRow
                key={preset.id}
                preset={preset}
                barred={uploading && preset.images.length > 0}
                onApply={() => {
                  close()
                  onApply(preset)
                }}
                onRename={(name) => run(actions.renamePreset({ id: preset.id, name }))}
                onDelete={() => remove(preset)}
              />
            ))}
          </ul>
          <SavePreset form={form} onSave={(input) => run(actions.savePreset(input))} />
        </>
      )}
    </NamedListDialog>
  )
}
