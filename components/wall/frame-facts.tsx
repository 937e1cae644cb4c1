import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SpritePicture } from '#components/generation/sprite-picture'
import { SPRITE } from '#lib/domain/clip/sprite'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Whether the clip keeps the frames that it was given; where one differs, both pictures side by side. */
export function FrameFacts({ generation: { images, status } }: { generation: GenerationView }) {
  const t = useTranslations('frames')
  const { clip, frames } = status
  if (!clip || frames.length === 0) return null
  return (
    <section aria-labelledby="frame-facts">
      <h2 id="frame-facts" className="pb-2 font-medium text-muted text-sm">
        {t('title')}
      </h2>
      <ul className="flex flex-col gap-3 text-sm">
        {frames.map(({ role, kept }) => {
          const still = images.find((image) => image.role === role)
          return (
            <li key={role} className={kept ? undefined : 'font-medium text-accent-text'}>
              {t(kept ? 'kept' : 'differs', { role })}
              {!kept && still && clip.spriteUrl && (
                <div className="grid grid-cols-2 gap-3 pt-2">
                  <Picture words={t('given')} size={clip}>
                    <img src={still.url} alt="" loading="lazy" className="absolute size-full object-contain" />
                  </Picture>
                  <Picture words={t('inClip')} size={clip}>
                    <SpritePicture url={clip.spriteUrl} frame={role === 'first_frame' ? 0 : SPRITE.frames - 1} />
                  </Picture>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Picture({
  words,
  size: { width, height },
  children,
}: {
  words: string
  size: { width: number; height: number }
  children: ReactNode
}) {
  return (
    <figure className="flex flex-col gap-1 font-normal text-muted text-xs">
      <div className="relative overflow-hidden rounded-sm bg-well" style={{ aspectRatio: `${width} / ${height}` }}>
        {children}
      </div>
      <figcaption>{words}</figcaption>
    </figure>
  )
}
