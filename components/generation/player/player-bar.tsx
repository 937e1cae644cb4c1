import { useTranslations } from 'next-intl'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { cn } from '#components/ui/cn'
import { focusIsLost } from '#components/ui/lost-focus'
import { onDemand } from '#components/ui/on-demand'
import type { Player } from '#lib/client/player/create-player'
import { usePlayerValue } from '#lib/client/player/use-player-value'
import { LoopButtons } from './loop-buttons.tsx'
import { Scrubber } from './scrubber.tsx'
import { SoundControl } from './sound-control.tsx'
import { SpeedSelect } from './speed-select.tsx'
import { TransportButtons } from './transport-buttons.tsx'

const SaidWords = onDemand(() => import('./said-words.tsx').then((module) => module.SaidWords))

/**
 * Everything that a player can do, to be pressed. While nobody has asked for it to play, it is a picture of itself that plays when it is
 * pressed, so that nothing moves when it comes alive.
 * @param seconds how long it plays, as far as was known before
 * @param words which picture is in sight
 * @param screen what fills the screen, and what else there is of the kind
 */
export function PlayerBar({
  player,
  seconds,
  hasAudio,
  onAsk,
  words,
  screen,
}: {
  player: Player | null
  seconds: number
  hasAudio: boolean
  onAsk: () => void
  words: ReactNode
  screen: ReactNode
}) {
  const t = useTranslations('player')
  const toggle = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (player && focusIsLost()) toggle.current?.focus({ preventScroll: true })
  }, [player])
  const waiting = usePlayerValue(player, (state) => state.waiting, false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button that plays, which the keyboard has as it is
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <div onClick={player ? undefined : onAsk} className={cn('pt-1', !player && 'cursor-pointer')}>
      <fieldset
        aria-label={t('bar')}
        inert={!player}
        aria-hidden={!player}
        className={cn('flex min-w-0 flex-col', !player && 'opacity-55')}
      >
        <Scrubber player={player} seconds={seconds} />
        <div className="flex flex-wrap items-center gap-x-3">
          <TransportButtons player={player} toggleRef={toggle} />
          <p className="flex min-h-10 min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-3 text-muted text-sm tabular-nums">
            {words}
            <span className={cn('transition-opacity', waiting ? 'opacity-100 delay-500' : 'opacity-0')}>
              {waiting && t('waiting')}
            </span>
          </p>
          <div className="flex flex-wrap items-center gap-x-2">
            <LoopButtons player={player} />
            <SpeedSelect player={player} />
            <SoundControl player={player} hasAudio={hasAudio} />
            {screen}
          </div>
        </div>
      </fieldset>
      {player && (
        <Suspense>
          <SaidWords player={player} />
        </Suspense>
      )}
    </div>
  )
}
