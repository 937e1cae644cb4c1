import { Suspense } from 'react'
import { useFormState } from 'react-hook-form'
import { onDemand } from '#components/ui/on-demand'
import type { Stills } from '#lib/client/board/use-stills'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { ActionProblem, StudioActions } from '#lib/domain/actions'

/** The server finds such a problem, and rarely: where it answered, these words can be had too. */
const Words = onDemand(() => import('./images-problem-words.tsx').then((module) => module.ImagesProblemWords))

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
  const { errors } = useFormState({ control: form.control, name: 'images' })
  const problem = errors.images?.message as ActionProblem | undefined
  if (!problem || problem === 'last_frame_needs_first') return null
  return (
    <Suspense>
      <Words problem={problem} stills={stills} findImages={findImages} />
    </Suspense>
  )
}
