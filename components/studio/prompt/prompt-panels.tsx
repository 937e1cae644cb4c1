import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { createPortal } from 'react-dom'
import { useWatch } from 'react-hook-form'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { newId } from '#lib/client/new-id'
import { insertWords } from '#lib/client/recipe/insert-words'
import { presetForm } from '#lib/client/recipe/presets'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { PartName } from '#lib/domain/prompt/part-names'
import type { PresetActions } from '#lib/domain/recipe/preset'
import type { RecipeKind } from '#lib/domain/recipe/shape'
import { PresetsDialog } from './presets-dialog.tsx'
import { PromptBuilder } from './prompt-builder.tsx'
import { PromptHistoryDialog } from './prompt-history-dialog.tsx'
import { useReplaced } from './use-replaced.ts'
import { WordChips } from './word-chips.tsx'

export type PromptTool = 'builder' | 'words' | 'history' | 'presets'

/** The tools that are open, and what the last of them replaced. */
export function PromptPanels({
  open,
  onClose,
  form,
  kind,
  actions,
}: {
  open: readonly PromptTool[]
  onClose: (tool: PromptTool) => void
  form: RecipeFormApi
  kind: RecipeKind
  actions: PresetActions
}) {
  const t = useTranslations('promptHelp')
  const element = useRef<HTMLDivElement>(null)
  const audio = useWatch({ control: form.control, name: 'audio' })
  const replaced = useReplaced(form)

  /** The field of the builder that the words are about, where it is open; else the prompt itself. */
  const fieldFor = (name: PartName) => {
    const part = element.current?.querySelector<HTMLTextAreaElement>(`textarea[data-part=${name}]`)
    return part ?? element.current?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=prompt]')
  }
  return (
    <div ref={element} className="flex flex-col gap-3 empty:hidden">
      {replaced.said && (
        <div role="status">
          <Notice>
            <span>{replaced.said}</span>
            <Button tone="link" size="bare" onClick={replaced.bringBack}>
              {t('bringBack')}
            </Button>
          </Notice>
        </div>
      )}
      {open.includes('builder') && <PromptBuilder form={form} kind={kind} audio={audio} />}
      {open.includes('words') && (
        <WordChips
          audio={audio}
          onInsert={(words, part, quietly) => {
            const field = fieldFor(part)
            if (field) insertWords(field, words, quietly)
          }}
        />
      )}
      {open.includes('history') &&
        outside(
          <PromptHistoryDialog
            onClose={() => onClose('history')}
            onPick={(prompt) => {
              replaced.replace({ prompt }, t('promptReplaced'))
              form.setFocus('prompt')
            }}
          />,
        )}
      {open.includes('presets') &&
        outside(
          <PresetsDialog
            form={form}
            actions={actions}
            onClose={() => onClose('presets')}
            onApply={(preset) => {
              const values = presetForm(preset, newId)
              const leftOut = preset.images.filter(({ image }) => image === null).length
              replaced.replace(values, t('presetApplied', { name: preset.name, leftOut }))
            }}
          />,
        )}
    </div>
  )
}

/** Beside the page's form rather than in it, so that Enter in a dialog does not submit the recipe. */
function outside(dialog: Parameters<typeof createPortal>[0]) {
  return createPortal(dialog, document.body)
}
