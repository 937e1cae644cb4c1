import { useTranslations } from 'next-intl'
import type { SharedRecipe as Recipe } from '#lib/domain/share/share'
import { type Language, WithWords } from './with-words.tsx'

/** How a clip was made, where the link shows that. */
export function SharedRecipe({ recipe, language }: { recipe: Recipe; language: Language }) {
  return (
    <WithWords language={language}>
      <RecipeWords recipe={recipe} />
    </WithWords>
  )
}

function RecipeWords({
  recipe: { prompt, negativePrompt, mode, duration, aspectRatio, audio, images },
}: {
  recipe: Recipe
}) {
  const t = useTranslations('screening.recipe')
  return (
    <section aria-label={t('title')} className="flex w-full max-w-3xl flex-col gap-3 pt-2">
      <p className="whitespace-pre-wrap break-words text-base">{prompt}</p>
      {negativePrompt !== '' && (
        <p className="break-words text-muted text-sm">{t('negative', { text: negativePrompt })}</p>
      )}
      <p className="text-muted text-sm">
        {t('facts', { mode: t(mode), duration, ratio: aspectRatio, sound: t(audio ? 'audible' : 'silent') })}
      </p>
      {images.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {images.map(({ role, url, width, height }) => (
            <li key={`${role} ${url}`} className="flex flex-col gap-1">
              <img
                src={url}
                alt=""
                width={width}
                height={height}
                loading="lazy"
                className="h-24 w-auto rounded-sm bg-well"
              />
              <span className="text-muted text-xs">{t(role)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
