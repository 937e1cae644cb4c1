import { useTranslations } from 'next-intl'
import { useFormState } from 'react-hook-form'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { RecipeFormApi } from '#lib/client/recipe-form'
import type { Stills } from '#lib/client/use-stills'
import type { ActionProblem, StudioActions } from '#lib/domain/actions'

/** What a press of Generate found wrong with the images, where no place of the board says it itself. */
export function ImagesProblem({
  form,
  stills,
  findImages,
}: {
  form: RecipeFormApi
  stills: Stills
  findImages: StudioActions['findImages']
}) {
  const t = useTranslations('studio.board')
  const problemText = useProblemText()
  const { errors } = useFormState({ control: form.control, name: 'images' })
  const problem = errors.images?.message as ActionProblem | undefined
  if (!problem || problem === 'last_frame_needs_first') return null
  const removeUnknown = async () => {
    const ready = stills.stills.filter((still) => still.state === 'ready')
    const found = await findImages(ready.map((still) => still.image.sha256)).catch(() => null)
    if (!found?.ok) return
    const known = new Set(found.value.map((image) => image.sha256))
    for (const still of ready) if (!known.has(still.image.sha256)) stills.remove(still.key)
  }
  return (
    <Notice tone="danger">
      <span>{problemText(problem)}</span>
      {problem === 'image_unknown' && (
        <Button tone="link" size="bare" onClick={removeUnknown}>
          {t('removeUnknown')}
        </Button>
      )}
    </Notice>
  )
}
