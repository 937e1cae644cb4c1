import { useTranslations } from 'next-intl'
import type { GenerationView } from '#lib/domain/generation/generation'
import { recipeKind } from '#lib/domain/recipe/shape'
import { CopyPrompt } from './copy-prompt.tsx'
import { FactList } from './fact-list.tsx'

/** The whole recipe of a generation, as it was submitted. */
export function RecipeFacts({ generation: { recipe, images } }: { generation: GenerationView }) {
  const t = useTranslations('detail')
  const kind = useTranslations('shape')
  return (
    <section aria-label={t('recipe')} className="flex flex-col gap-5">
      <div>
        <div className="-mt-2.5 flex min-h-10 items-center justify-between gap-2">
          <h2 className="text-sm font-medium text-muted">{t('prompt')}</h2>
          <CopyPrompt prompt={recipe.prompt} />
        </div>
        <p className="max-h-96 overflow-y-auto whitespace-pre-wrap break-words">{recipe.prompt}</p>
      </div>
      {recipe.negativePrompt !== '' && (
        <div>
          <h2 className="pb-1 text-sm font-medium text-muted">{t('negativePrompt')}</h2>
          <p className="max-h-48 overflow-y-auto whitespace-pre-wrap break-words">{recipe.negativePrompt}</p>
        </div>
      )}
      {images.length > 0 && (
        <div>
          <h2 className="pb-2 text-sm font-medium text-muted">{t('images')}</h2>
          <ul className="flex flex-wrap gap-3">
            {images.map((image) => (
              <li key={`${image.role} ${image.sha256}`} className="flex flex-col gap-1">
                <a href={image.url} target="_blank" rel="noreferrer" className="block rounded-md">
                  <img
                    src={image.url}
                    alt={t(`role.${image.role}`)}
                    width={image.width}
                    height={image.height}
                    loading="lazy"
                    className="h-24 w-auto rounded-md bg-well object-contain"
                  />
                </a>
                <span aria-hidden className="text-xs text-muted">
                  {t(`role.${image.role}`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <FactList
        facts={[
          [t('shape'), kind(recipeKind(recipe.images))],
          [t('quality'), t('qualityValue', { quality: recipe.mode })],
          [t('duration'), t('seconds', { seconds: recipe.duration })],
          [t('ratio'), recipe.aspectRatio],
          [t('audio'), t(recipe.audio ? 'on' : 'off')],
          [t('watermark'), t(recipe.watermark ? 'on' : 'off')],
        ]}
      />
    </section>
  )
}
