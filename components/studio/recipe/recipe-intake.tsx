import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { StudioActions } from '#lib/domain/actions'
import { type IntakeWish, useRecipeIntake } from './use-recipe-intake.ts'

/** Takes a recipe in from a clip or JSON, dropped or pasted, and says what became of it above the form. */
export function RecipeIntake({
  form,
  findImages,
  wish,
}: {
  form: RecipeFormApi
  findImages: StudioActions['findImages']
  wish: IntakeWish
}) {
  const t = useTranslations('recipeFile')
  const role = useTranslations('detail.role')
  const format = useFormatter()
  const { outcome, others, addPictures, undo } = useRecipeIntake(form, findImages, wish)
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
        {outcome?.kind === 'copied' && <Notice>{t('copied')}</Notice>}
        {missing.length > 0 && <Notice>{t('missing', { count: missing.length, images: format.list(images) })}</Notice>}
        {outcome && others.length > 0 && (
          <Notice>
            <span>{t('others', { count: others.length, names: format.list(others.map(({ name }) => name)) })}</span>
            {others.some(({ type }) => type.startsWith('image/')) && (
              <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={addPictures}>
                {t('addPictures')}
              </Button>
            )}
          </Notice>
        )}
      </div>
      {outcome?.kind === 'problem' && <Notice tone="danger">{t(`problem.${outcome.problem}`)}</Notice>}
    </div>
  )
}
