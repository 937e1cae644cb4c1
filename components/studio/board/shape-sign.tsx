import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { ratioName, sameShape } from '#lib/domain/images/ratio'
import { ASPECT_RATIOS } from '#lib/domain/limits'
import type { AspectRatio, Role } from '#lib/domain/recipe/recipe'

/** Leads to the words under the aspect ratio, and to the press there that mends it. */
function toWords({ currentTarget }: MouseEvent): void {
  const words = currentTarget.closest('form')?.querySelector('[data-ratio-words]')
  words?.scrollIntoView({ block: 'nearest' })
  words?.querySelector('button')?.focus({ preventScroll: true })
}

/** Says at a frame that it has another shape than was chosen. The words about it stand under the aspect ratio, which may be out of sight. */
export function ShapeSign({ of: role, image, ratio }: { of: Role; image: LibraryImage; ratio: AspectRatio }) {
  const t = useTranslations('studio.ratio')
  const board = useTranslations('studio.board')
  if (sameShape(image, ASPECT_RATIOS[ratio])) return null
  const shape = ratioName(image)
  const words = t('sign', { place: board(role), shape, ratio })
  return (
    <button
      type="button"
      title={words}
      aria-label={words}
      onClick={toWords}
      className="relative flex shrink-0 items-center gap-1 rounded-sm text-accent-text text-xs tabular-nums after:absolute after:-inset-2 hover:underline"
    >
      <TriangleAlert aria-hidden="true" className="size-3.5" />
      {shape}
    </button>
  )
}
