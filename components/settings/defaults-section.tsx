import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Segmented } from '#components/ui/segmented'
import { Switch } from '#components/ui/switch'
import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import type { AspectRatio, Mode, RecipeDefaults } from '#lib/domain/recipe/recipe'
import type { SaveRecipeDefaults } from '#lib/domain/recipe/recipe-defaults'
import { FactSection } from './fact-section.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useSaving } from './use-saving.ts'

/** What new recipes begin with, for everybody. */
export function DefaultsSection({ defaults, save }: { defaults: RecipeDefaults; save: SaveRecipeDefaults }) {
  const t = useTranslations('settingsPage.defaults')
  const studio = useTranslations('studio.settings')
  const { saving, changed, send } = useSaving(save)
  const [values, setValues] = useState(defaults)
  const change = (part: Partial<RecipeDefaults>) => {
    changed()
    setValues({ ...values, ...part })
  }
  return (
    <FactSection anchor="defaults" title={t('title')} facts={[]}>
      <div className="max-w-lg">
        <SettingsForm
          title={t('formTitle')}
          help={t('help')}
          save={t('save')}
          saving={saving}
          onSave={() => send(values)}
        >
          <Segmented
            label={studio('quality')}
            segments={(Object.keys(MODES) as Mode[]).map((value) => ({ value, label: studio(value) }))}
            value={values.mode}
            onChange={(mode) => change({ mode })}
          />
          <Segmented
            label={studio('duration')}
            segments={DURATIONS.map(({ seconds }) => ({
              value: seconds as number,
              label: studio('seconds', { seconds }),
            }))}
            value={values.duration}
            onChange={(duration) => change({ duration })}
          />
          <Segmented
            label={studio('aspectRatio')}
            segments={(Object.keys(ASPECT_RATIOS) as AspectRatio[]).map((value) => ({ value, label: value }))}
            value={values.aspectRatio}
            onChange={(aspectRatio) => change({ aspectRatio })}
          />
          <div className="flex flex-wrap gap-x-8">
            <Switch label={studio('audio')} checked={values.audio} onChange={(audio) => change({ audio })} />
            <Switch
              label={studio('watermark')}
              checked={values.watermark}
              onChange={(watermark) => change({ watermark })}
            />
          </div>
        </SettingsForm>
      </div>
    </FactSection>
  )
}
