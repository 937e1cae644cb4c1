import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { GenerationView, ImageView } from '#lib/domain/generation/generation'
import { diffWords, type Piece } from '#lib/domain/recipe/diff-words'
import type { Recipe } from '#lib/domain/recipe/recipe'

/** What changed from one take of a shot to a later one: words, settings, images, all of it also in words. */
export function TakeChanges({
  before,
  after,
  title,
  choice,
}: {
  before: GenerationView
  after: GenerationView
  title: string
  choice?: ReactNode
}) {
  const id = useId()
  const t = useTranslations('takes')
  const detail = useTranslations('detail')
  const [a, b] = [before.recipe, after.recipe]
  const settings = useSettingWords()
  const changed = settings(a).flatMap(([name, old], i) => {
    const young = settings(b)[i]?.[1] ?? old
    return old === young ? [] : [{ name, old, young }]
  })
  const texts = (['prompt', 'negativePrompt'] as const).filter((name) => a[name] !== b[name])
  const [gone, come] = [without(before.images, after.images), without(after.images, before.images)]
  const none = texts.length + changed.length + gone.length + come.length === 0
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 id={id} className="font-medium text-sm">
          {title}
        </h3>
        {choice}
      </div>
      {none && <p className="text-muted text-sm">{t('nothing')}</p>}
      {texts.map((name) => (
        <div key={name}>
          <h4 className="text-muted text-sm">{detail(name)}</h4>
          <WordChanges before={a[name]} after={b[name]} />
        </div>
      ))}
      {changed.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm">
          {changed.map(({ name, old, young }) => (
            <li key={name}>{t('setting', { name, before: old, after: young })}</li>
          ))}
        </ul>
      )}
      <Images label={t('imagesGone')} images={gone} />
      <Images label={t('imagesCome')} images={come} />
    </section>
  )
}

/** The marks are for the eye; what they mean stands beside them for the ear. */
function WordChanges({ before, after }: { before: string; after: string }) {
  const t = useTranslations('takes')
  return (
    <p lang="" className="max-h-72 overflow-y-auto whitespace-pre-wrap break-words text-sm">
      {placed(diffWords(before, after)).map(({ kind, text, at }) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark
            key={at}
            className={kind === 'added' ? 'bg-well text-good underline' : 'bg-danger-well text-danger line-through'}
          >
            <span className="sr-only"> {t(kind === 'added' ? 'wordsAdded' : 'wordsRemoved')} </span>
            {text}
            <span className="sr-only"> {t('wordsEnd')} </span>
          </Mark>
        )
      })}
    </p>
  )
}

/** The pieces of a text with where each begins in it, which is a name for it. */
function placed(pieces: readonly Piece[]): (Piece & { at: number })[] {
  let at = 0
  return pieces.map((piece) => {
    const begins = at
    at += piece.text.length
    return { ...piece, at: begins }
  })
}

function Images({ label, images }: { label: string; images: readonly ImageView[] }) {
  const detail = useTranslations('detail')
  if (images.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-muted text-sm">{label}</h4>
      <ul aria-label={label} className="flex flex-wrap gap-3">
        {images.map((image) => (
          <li key={`${image.role} ${image.sha256}`} className="flex flex-col gap-1">
            <img
              src={image.url}
              alt=""
              width={image.width}
              height={image.height}
              loading="lazy"
              className="h-20 w-auto rounded-md bg-well object-contain"
            />
            <span className="text-muted text-xs">{detail(`role.${image.role}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const without = (images: readonly ImageView[], others: readonly ImageView[]) =>
  images.filter((image) => !others.some((other) => other.sha256 === image.sha256 && other.role === image.role))

/** Names and values of a recipe's settings, as the page of a clip words them. */
function useSettingWords() {
  const t = useTranslations('detail')
  return (recipe: Recipe) =>
    [
      [t('quality'), t('qualityValue', { quality: recipe.mode })],
      [t('duration'), t('seconds', { seconds: recipe.duration })],
      [t('ratio'), recipe.aspectRatio],
      [t('audio'), t(recipe.audio ? 'on' : 'off')],
      [t('watermark'), t(recipe.watermark ? 'on' : 'off')],
    ] as const
}
