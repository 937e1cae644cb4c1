import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button'
import { pagePlayer } from '#lib/client/player/page-player'
import { guestName, keepGuestName } from '#lib/client/review/guest-identity'
import { useGuestDesk } from '#lib/client/review/use-guest-desk'
import { GUEST_NAME_MAX } from '#lib/domain/guest-schema'
import { ReviewPanel } from './review-panel.tsx'

/**
 * The review of a clip for guests of a shared link: they give their name once.
 * @param path of the link @param onAsk brings the player, where there is only a poster yet
 */
export function GuestReview({ path, generation, onAsk }: { path: string; generation: string; onAsk: () => void }) {
  const t = useTranslations('review')
  const id = useId()
  const [name, setName] = useState(guestName)
  const [naming, setNaming] = useState(name === '')
  const desk = useGuestDesk(path, generation, name)
  const ask = useEffectEvent(onAsk)
  useEffect(() => {
    if (pagePlayer.get() === null) pagePlayer.set({ player: null, ask: () => ask(), screen: () => null })
  }, [])
  if (!desk) return null
  return (
    <div className="flex w-full max-w-2xl flex-col gap-4">
      {naming ? (
        <label htmlFor={id} className="flex flex-col gap-1 text-muted text-sm">
          {t('yourName')}
          <input
            id={id}
            value={name}
            maxLength={GUEST_NAME_MAX}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
            onBlur={() => {
              keepGuestName(name.trim())
              if (name.trim() !== '') setNaming(false)
            }}
            className="h-10 max-w-80 rounded-md border border-line bg-well px-3 text-base text-ink hover:border-control pointer-coarse:h-11"
          />
        </label>
      ) : (
        <p className="flex min-h-10 flex-wrap items-center gap-x-3 text-muted text-sm">
          {t('speakAs', { name: name.trim() })}
          <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={() => setNaming(true)}>
            {t('otherName')}
          </Button>
        </p>
      )}
      <ReviewPanel desk={desk} judgeable />
    </div>
  )
}
