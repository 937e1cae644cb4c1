import { useTranslations } from 'next-intl'
import type { ActionProblem } from '#lib/domain/actions'
import { IMAGE_PROBLEMS, type ImageProblem, RECIPE_PROBLEMS, type RecipeProblem } from '#lib/domain/recipe/problems'

const isImageProblem = (code: ActionProblem): code is ImageProblem => IMAGE_PROBLEMS.some((known) => known === code)
const isRecipeProblem = (code: ActionProblem): code is RecipeProblem => RECIPE_PROBLEMS.some((known) => known === code)

/** The sentence for a problem code, in the reader's language. `format` is the plain name of a refused file type. */
export function useProblemText(): (code: ActionProblem, format?: string) => string {
  const image = useTranslations('imageProblem')
  const recipe = useTranslations('recipeProblem')
  const action = useTranslations('actionProblem')
  return (code, format = '') => {
    if (isImageProblem(code)) return code === 'type_refused' && !format ? image('unreadable') : image(code, { format })
    return isRecipeProblem(code) ? recipe(code) : action(code)
  }
}
