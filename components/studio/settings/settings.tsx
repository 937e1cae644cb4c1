import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { useController } from 'react-hook-form'
import { Segmented } from '#components/ui/segmented'
import { Switch } from '#components/ui/switch'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { ASPECT_RATIOS, MODES } from '#lib/domain/limits'
import type { AspectRatio, Mode } from '#lib/domain/recipe/recipe'
import { DurationField } from './duration-field.tsx'

const modes = Object.keys(MODES) as Mode[]
const ratios = Object.keys(ASPECT_RATIOS) as AspectRatio[]

/** Everything of a recipe that is chosen rather than written or dropped. */
export function Settings({
  form,
  withImages,
  onRemoveImages,
  ratioNote,
}: {
  form: RecipeFormApi
  withImages: boolean
  onRemoveImages: () => void
  /** What is to be said about the ratio beside it; nothing while all is well. */
  ratioNote: ReactNode
}) {
  const t = useTranslations('studio.settings')
  const noteId = useId()
  const mode = useController({ control: form.control, name: 'mode' }).field
  const ratio = useController({ control: form.control, name: 'aspectRatio' }).field
  const audio = useController({ control: form.control, name: 'audio' }).field
  const watermark = useController({ control: form.control, name: 'watermark' }).field
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t('quality')}
        segments={modes.map((value) => ({ value, label: t(value) }))}
        value={mode.value}
        onChange={mode.onChange}
      />
      <DurationField form={form} withImages={withImages} onRemoveImages={onRemoveImages} />
      <div className="flex flex-col gap-2">
        <Segmented
          label={t('aspectRatio')}
          segments={ratios.map((value) => ({ value, label: value }))}
          value={ratio.value}
          onChange={ratio.onChange}
          describedBy={noteId}
        />
        <div id={noteId} data-ratio-words className="empty:hidden">
          {ratioNote}
        </div>
      </div>
      <div className="flex flex-wrap gap-x-8">
        <Switch label={t('audio')} checked={audio.value} onChange={audio.onChange} />
        <Switch label={t('watermark')} checked={watermark.value} onChange={watermark.onChange} />
      </div>
    </div>
  )
}
