import { useTranslations } from 'next-intl'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { Rectangle } from '#lib/domain/images/rectangle'
import { frameStyle } from './frame-style.ts'

/** The other frame's picture with what of it will be left, and how many pixels that is. */
export function CropPreview({ label, picture, frame }: { label: string; picture: LibraryImage; frame: Rectangle }) {
  const t = useTranslations('studio.crop')
  return (
    <div className="flex items-center gap-3 text-muted text-xs tabular-nums">
      <div
        className="relative h-16 overflow-hidden rounded-sm"
        style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
      >
        <img src={picture.url} alt="" className="size-full" />
        <div
          className="absolute shadow-[0_0_0_200vmax_var(--color-scrim)] ring-1 ring-on-scrim"
          style={frameStyle(frame, picture)}
        />
      </div>
      <span>
        {label}
        <br />
        {t('pixels', { width: frame.width, height: frame.height })}
      </span>
    </div>
  )
}
