import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useController } from 'react-hook-form'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { MendNotice } from '#components/ui/mend-notice'
import { Notice } from '#components/ui/notice'
import { Segmented } from '#components/ui/segmented'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { DURATIONS } from '#lib/domain/limits'
import { durationFits } from '#lib/domain/recipe/recipe'

/**
 * The clip's length. A length that images rule out cannot be chosen while there are any, and says why; one that was
 * chosen before stays chosen, with its problem and what mends it, because nothing is changed behind a person's back.
 */
export function DurationField({
  form,
  withImages,
  onRemoveImages,
}: {
  form: RecipeFormApi
  withImages: boolean
  /** Clears the board, as one change that can be undone. */
  onRemoveImages: () => void
}) {
  const t = useTranslations('studio.settings')
  const problemText = useProblemText()
  const noteId = useId()
  const { field } = useController({ control: form.control, name: 'duration' })
  const fits = durationFits(field.value, withImages)
  const barred = DURATIONS.filter((row) => withImages && !row.withImages && row.seconds !== field.value)
  const longest = Math.max(...DURATIONS.filter((row) => row.withImages).map((row) => row.seconds))
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label={t('duration')}
        segments={DURATIONS.map((row) => ({
          value: row.seconds as number,
          label: t('seconds', { seconds: row.seconds }),
          disabled: barred.includes(row),
        }))}
        value={field.value}
        onChange={(seconds) => {
          field.onChange(seconds)
          form.clearErrors('duration')
        }}
        inputRef={field.ref}
        invalid={!fits}
        describedBy={noteId}
      />
      <div id={noteId} className="empty:hidden">
        {!fits && (
          <MendNotice
            words={problemText('duration_needs_text_only')}
            mend={t('use', { seconds: longest })}
            onMend={() => form.setValue('duration', longest)}
          />
        )}
        {barred.map((row) => (
          <Notice key={row.seconds}>
            <span className="text-xs">{t('longNeedsText', { seconds: row.seconds })}</span>
            <Button
              tone="link"
              size="bare"
              className="text-xs pointer-coarse:min-h-11"
              onClick={() => {
                onRemoveImages()
                // The note goes, and the focus with it.
                form.setFocus('duration')
              }}
            >
              {t('removeImages')}
            </Button>
          </Notice>
        ))}
      </div>
    </div>
  )
}
