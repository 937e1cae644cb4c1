import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SaveUnderName } from '#components/ui/save-under-name'
import { newId } from '#lib/client/new-id'
import { PRESET_PARTS, type PresetPart, partsToKeep, presetValue } from '#lib/client/recipe/presets'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { GIVEN_NAME_MAX } from '#lib/domain/given-name'
import type { SavePresetInput } from '#lib/domain/recipe/preset'

/** Saves what stands in the form, or parts of it, under a name. */
export function SavePreset({
  form,
  onSave,
}: {
  form: RecipeFormApi
  /** Answers whether it was done. */
  onSave: (input: SavePresetInput) => Promise<boolean>
}) {
  const t = useTranslations('presets')
  const [values] = useState(() => form.getValues())
  const possible = partsToKeep(values)
  const [chosen, setChosen] = useState<readonly PresetPart[]>(possible)
  return (
    <fieldset className="flex flex-col gap-3 border-line border-t pt-4">
      <legend className="float-left font-medium text-sm">{t('saveTitle')}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {PRESET_PARTS.map((part) => (
          <label
            key={part}
            className="flex min-h-9 items-center gap-2 text-sm has-disabled:text-muted pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={chosen.includes(part)}
              disabled={!possible.includes(part)}
              onChange={(event) =>
                setChosen(PRESET_PARTS.filter((one) => (one === part ? event.target.checked : chosen.includes(one))))
              }
            />
            {t(`keep.${part}`)}
          </label>
        ))}
      </div>
      <SaveUnderName
        label={t('name')}
        action={t('save')}
        maxLength={GIVEN_NAME_MAX}
        barred={chosen.length === 0}
        savedWords={(name) => t('saved', { name })}
        newId={newId}
        onSave={(named) => onSave({ ...named, value: presetValue(values, chosen) })}
      />
    </fieldset>
  )
}
