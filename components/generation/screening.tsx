import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { cn } from '#components/ui/cn'
import { type Screened, watchScreening } from '#lib/client/screening/watch-screening'
import { SPRITE } from '#lib/domain/clip/sprite'
import { SpritePicture } from './sprite-picture.tsx'

/**
 * Looking through clips without playing them, for all pictures of a page that name their sprite (`data-sprite`). The sprite is the only thing
 * that is fetched for it, once somebody looks.
 */
export function Screening() {
  const t = useTranslations('generation')
  const [screened, setScreened] = useState<Screened | null>(null)
  useEffect(() => watchScreening(setScreened), [])
  return (
    <>
      {screened && createPortal(<SpriteFrame key={screened.url} {...screened} />, screened.picture)}
      <p role="status" className="sr-only">
        {screened?.by === 'keys' && t('frameOf', { frame: screened.frame + 1, frames: SPRITE.frames })}
      </p>
    </>
  )
}

/** One of the sprite's frames over the poster, once it is there, and how far into the clip it is. */
function SpriteFrame({ url, frame }: Screened) {
  const [loaded, setLoaded] = useState(false)
  return (
    <span
      aria-hidden="true"
      data-frame={loaded ? frame : undefined}
      className={cn('-z-1 pointer-events-none absolute inset-0 overflow-hidden rounded-md', !loaded && 'invisible')}
    >
      <SpritePicture url={url} frame={frame} onLoad={() => setLoaded(true)} />
      <span
        className="absolute bottom-0 left-0 h-1 bg-accent"
        style={{ width: `${((frame + 1) / SPRITE.frames) * 100}%` }}
      />
    </span>
  )
}
