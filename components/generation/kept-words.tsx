import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn'
import type { FrameKept } from '#lib/domain/clip/fidelity'

/** In a corner of a card's picture: whether the clip keeps the frames that it was given. Where one differs, only that is said. */
export function KeptWords({ frames }: { frames: readonly FrameKept[] }) {
  const t = useTranslations('frames')
  const differing = frames.filter((frame) => !frame.kept)
  const differs = differing.length > 0
  const [first, second] = differs ? differing : frames
  if (!first) return null
  return (
    <p
      className={cn(
        'pointer-events-none absolute m-1.5 flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs',
        // A player has its controls there, and on a narrow card it would reach the button that plays.
        'right-0 bottom-0 @max-[13rem]:right-auto @max-[13rem]:bottom-auto [:has(video)>&]:hidden',
        '@max-[13rem]:top-0 @max-[13rem]:left-0 pointer-coarse:@max-[13rem]:left-9',
        differs ? 'bg-accent font-medium text-accent-ink' : 'bg-scrim text-on-scrim',
      )}
    >
      {differs && <TriangleAlert aria-hidden className="size-3" />}
      {t(differs ? 'differs' : 'kept', { role: second ? 'both' : first.role })}
    </p>
  )
}
