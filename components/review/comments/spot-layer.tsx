import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { cn } from '#components/ui/cn'
import { aim } from '#lib/client/review/aim'
import { spots } from '#lib/client/review/spots'
import { useFrameInSight } from '#lib/client/review/use-frame-in-sight'
import type { Spot } from '#lib/domain/review/review'
import { goToComment } from './comment-anchor.ts'
import { SpotChooser } from './spot-chooser.tsx'

const NONE = () => null
const at = ({ x, y }: Spot) => ({ left: `${x * 100}%`, top: `${y * 100}%` })
const DISC =
  'absolute flex size-6 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border-2 font-medium text-xs tabular-nums'

/** Over the picture that stands still: the spots that comments point at, each leading to its comment, and the one that is being chosen. */
export function SpotLayer() {
  const t = useTranslations('review')
  const { frame, still } = useFrameInSight()
  const all = useSyncExternalStore(spots.subscribe, spots.get, spots.get)
  const pointed = useSyncExternalStore(aim.subscribe, aim.get, NONE)
  if (!still || frame === null) return null
  if (pointed?.choosing && pointed.frame === frame) return <SpotChooser aim={pointed} />
  return (
    <div className="pointer-events-none absolute inset-0">
      {all
        .filter((one) => one.frame === frame)
        .map(({ id, number, spot, label, open }) => (
          <button
            key={id}
            type="button"
            aria-label={t('toComment', { number, label })}
            title={label}
            onClick={() => goToComment(id)}
            className={cn(
              DISC,
              'pointer-events-auto',
              open ? 'border-on-scrim bg-accent text-accent-ink' : 'border-on-scrim bg-scrim text-on-scrim',
            )}
            style={at(spot)}
          >
            {number}
          </button>
        ))}
      {pointed?.frame === frame && (
        <span aria-hidden="true" className={cn(DISC, 'border-accent bg-scrim')} style={at(pointed.spot)} />
      )}
    </div>
  )
}
