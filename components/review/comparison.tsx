import { useTranslations } from 'next-intl'
import { Suspense, useRef, useState } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { Switch } from '#components/ui/switch'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import { CompareStage } from './compare-stage.tsx'
import { partsOf, useComparePlayer } from './use-compare-player.ts'

const CompareBar = onDemand(() => import('./compare-bar.tsx').then((module) => module.CompareBar))

/** Clips side by side or two over one another, with the bar that plays them all. */
export function Comparison({
  generations,
  names,
  onMark,
}: {
  generations: readonly GenerationView[]
  names: readonly string[]
  onMark: (ids: readonly string[], change: MarkChange) => void
}) {
  const t = useTranslations('compare')
  const screen = useRef<HTMLDivElement>(null)
  const [wipe, setWipe] = useState(false)
  const { player, cast, ask, seat } = useComparePlayer()
  const parts = partsOf(generations)
  const onAsk = () => parts.length > 0 && ask(parts)
  const pair = generations.length === 2
  return (
    <div ref={screen} className="flex flex-col bg-canvas [&:fullscreen]:p-2">
      {pair ? (
        <Switch label={t('wipeSwitch')} checked={wipe} onChange={setWipe} />
      ) : (
        <p className="flex min-h-10 items-center text-muted text-sm pointer-coarse:min-h-11">{t('wipePair')}</p>
      )}
      <CompareStage
        generations={generations}
        names={names}
        wiping={wipe && pair}
        player={player}
        cast={cast}
        playable={parts.length > 0}
        onAsk={onAsk}
        onVideo={seat}
        onMark={onMark}
      />
      <Suspense fallback={<div className="h-20" />}>
        <CompareBar
          generations={generations}
          names={names}
          parts={parts}
          cast={cast}
          player={player}
          screen={() => screen.current}
          onAsk={onAsk}
          onWipe={pair ? () => setWipe(!wipe) : null}
        />
      </Suspense>
    </div>
  )
}
