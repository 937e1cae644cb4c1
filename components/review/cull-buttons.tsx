import ArrowLeft from 'lucide-react/icons/arrow-left'
import ArrowRight from 'lucide-react/icons/arrow-right'
import Check from 'lucide-react/icons/check'
import Star from 'lucide-react/icons/star'
import Undo2 from 'lucide-react/icons/undo-2'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { IconButton } from '#components/ui/icon-button'
import { Switch } from '#components/ui/switch'
import { starsGoOn } from '#lib/client/review/stars-go-on'
import type { Verdict } from '#lib/domain/marks/cull'
import { RATINGS, type Rating } from '#lib/domain/marks/marks'

/**
 * What can be decided of a clip, pressed where that stands already; back and on, and the last decision taken back. At the bottom of the
 * window whatever the clip, so that a mouse may rest on one of them; in a low window, as at a zoom of 400 %, they would cover the clip.
 */
export function CullButtons({
  verdict: { pick, rating },
  canUndo,
  isFirst,
  onPick,
  onRate,
  onUndo,
  onMove,
}: {
  verdict: Verdict
  canUndo: boolean
  isFirst: boolean
  onPick: (pick: boolean) => void
  /** @param stays whether the clip stays in sight whatever is set below */
  onRate: (rating: Rating, stays?: boolean) => void
  onUndo: () => void
  onMove: (steps: number) => void
}) {
  const t = useTranslations('cull')
  const goesOn = useSyncExternalStore(starsGoOn.subscribe, starsGoOn.get, () => true)
  return (
    <div className="bottom-0 z-10 flex flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-canvas pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] [@media(min-height:30rem)]:sticky">
      <div className="flex">
        <IconButton
          label={t('back')}
          keys="←"
          disabled={isFirst}
          onClick={() => onMove(-1)}
          className="disabled:opacity-40"
        >
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <IconButton label={t('on')} keys="→" onClick={() => onMove(1)}>
          <ArrowRight aria-hidden="true" />
        </IconButton>
      </div>
      <div className="flex gap-2">
        <Button
          aria-pressed={pick === false}
          title={`${t('reject')} (X)`}
          onClick={() => onPick(false)}
          className="aria-pressed:border-danger aria-pressed:text-danger"
        >
          <X aria-hidden="true" className="size-4" />
          {t('reject')}
        </Button>
        <Button
          aria-pressed={pick === true}
          title={`${t('pick')} (P)`}
          onClick={() => onPick(true)}
          className="aria-pressed:border-good aria-pressed:text-good"
        >
          <Check aria-hidden="true" className="size-4" />
          {t('pick')}
        </Button>
      </div>
      <fieldset aria-label={t('rating')} className="flex">
        {RATINGS.map((stars) => (
          <IconButton
            key={stars}
            label={t('rate', { stars })}
            keys={String(stars)}
            aria-pressed={rating === stars}
            onClick={(event) => (event.shiftKey ? onRate(stars, true) : onRate(stars))}
            className={cn(stars <= (rating ?? 0) && 'text-accent-text! [&>svg]:fill-current')}
          >
            <Star aria-hidden="true" />
          </IconButton>
        ))}
      </fieldset>
      <Switch label={t('goOn')} checked={goesOn} onChange={starsGoOn.set} />
      <Button
        tone="ghost"
        title={`${t('undo')} (U)`}
        disabled={!canUndo}
        onClick={onUndo}
        className="disabled:opacity-40"
      >
        <Undo2 aria-hidden="true" className="size-4" />
        {t('undo')}
      </Button>
    </div>
  )
}
