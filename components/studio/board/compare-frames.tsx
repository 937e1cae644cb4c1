import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Dialog } from '#components/ui/dialog'
import type { Still } from '#lib/client/board/still'

/** First and last frame over one another, and a slider between them: what moves, and by how much. */
export function CompareFrames({ stills, onClose }: { stills: readonly Still[]; onClose: () => void }) {
  const t = useTranslations('studio.board')
  const id = useId()
  const [share, setShare] = useState(50)
  const picture = (role: Still['role']) => stills.find((still) => still.role === role)
  const [first, last] = [picture('first_frame'), picture('last_frame')]
  return (
    <Dialog title={t('compareFrames')} closeLabel={t('close')} onClose={onClose}>
      <div className="relative aspect-video overflow-hidden rounded-md bg-well">
        {first && <img src={first.previewUrl} alt={t('first_frame')} className="absolute size-full object-contain" />}
        {last && (
          <img
            src={last.previewUrl}
            alt={t('last_frame')}
            className="absolute size-full object-contain"
            style={{ opacity: share / 100 }}
          />
        )}
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-sm">
          {t('onionSkin')}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          step={5}
          value={share}
          aria-valuetext={t('share', { share })}
          onChange={(event) => setShare(event.currentTarget.valueAsNumber)}
          className="h-10 w-full accent-accent pointer-coarse:h-11"
        />
        <div aria-hidden="true" className="flex justify-between text-muted text-xs">
          <span>{t('first_frame')}</span>
          <span>{t('last_frame')}</span>
        </div>
      </div>
    </Dialog>
  )
}
