import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { RecipeFormApi } from '#lib/client/recipe-form'
import type { StudioActions } from '#lib/domain/actions'
import { useRecipeIntake } from './use-recipe-intake.ts'

/** Takes recipes in from clips and JSON, dropped or pasted, and says what became of them above the form. */
export function RecipeIntake({ form, findImages }: { form: RecipeFormApi; findImages: StudioActions['findImages'] }) {
  const t = useTranslations('recipeFile')
  const role = useTranslations('detail.role')
  const format = useFormatter()
  const { outcome, undo } = useRecipeIntake(form, findImages)
  const missing = outcome?.kind === 'restored' ? outcome.missing : []
  const images = missing.map((image) =>
    image.width === undefined || image.height === undefined
      ? role(image.role)
      : t('missingImage', { role: role(image.role), width: image.width, height: image.height }),
  )
  return (
    <div className={outcome ? 'px-5 pt-4' : undefined}>
      <div role="status" className="flex flex-col gap-2">
        {outcome?.kind === 'restored' && (
          <Notice>
            <span className="text-ink">{t('restored')}</span>
            <Button tone="link" size="bare" onClick={undo}>
              {t('undo')}
            </Button>
          </Notice>
        )}
        {missing.length > 0 && <Notice>{t('missing', { count: missing.length, images: format.list(images) })}</Notice>}
      </div>
      {outcome?.kind === 'problem' && <Notice tone="danger">{t(`problem.${outcome.problem}`)}</Notice>}
    </div>
  )
}
