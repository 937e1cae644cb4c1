import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Lazily } from '#components/ui/lazily'
import { MendNotice } from '#components/ui/mend-notice'
import { useCommands } from '#lib/client/keys/use-commands'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { watchRecipes } from '#lib/client/recipe/watch-recipes'
import type { StudioActions } from '#lib/domain/actions'
import type { IntakeWish } from './use-recipe-intake.ts'

/** Waits for recipes that are dropped or pasted on the page, and offers the commands about them; what reads them is loaded with the first. */
export function RecipeDoor({ form, findImages }: { form: RecipeFormApi; findImages: StudioActions['findImages'] }) {
  const t = useTranslations('recipeFile')
  const [wish, setWish] = useState<IntakeWish | null>(null)
  useEffect(() => watchRecipes(setWish), [])
  useCommands(async () => {
    const { recipeCommands } = await import('./recipe-commands.ts')
    return recipeCommands(form, setWish, t)
  })
  return (
    wish && (
      <Lazily
        load={() => import('./recipe-intake.tsx')}
        failed={(again) => (
          <div className="px-5 pt-4">
            <MendNotice words={t('problem.no_answer')} mend={t('tryAgain')} onMend={again} />
          </div>
        )}
      >
        {({ RecipeIntake }) => <RecipeIntake form={form} findImages={findImages} wish={wish} />}
      </Lazily>
    )
  )
}
