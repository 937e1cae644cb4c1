'use client'

import ArrowLeft from 'lucide-react/icons/arrow-left'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense, useRef, useState } from 'react'
import { fillScreen } from '#components/generation/player/fill-screen'
import { FrameWords } from '#components/generation/player/frame-words'
import { PlayerBar } from '#components/generation/player/player-bar'
import { ScreenButtons } from '#components/generation/player/screen-buttons'
import { usePlayerCommands } from '#components/generation/player/use-player-commands'
import { onDemand } from '#components/ui/on-demand'
import { Switch } from '#components/ui/switch'
import { useChangeFeed } from '#lib/client/use-change-feed'
import { useCommands } from '#lib/client/use-commands'
import type { GenerationView } from '#lib/domain/generation'
import { CompareStage } from './compare-stage.tsx'
import { useClipNames } from './use-clip-names.ts'
import { partsOf, useComparePlayer } from './use-compare-player.ts'
import { useLiveGenerations } from './use-live-generations.ts'

/** Below the pictures. */
const Differences = onDemand(() => import('./differences.tsx').then((module) => module.Differences))
const TakePicker = onDemand(() => import('./take-picker.tsx').then((module) => module.TakePicker))

/**
 * Two to four clips with one clock: played, halted, sought and slowed together, one of them heard.
 * @param gone how many of those that the address names do not exist
 */
export function CompareView({
  generations: known,
  rev,
  gone,
}: {
  generations: readonly GenerationView[]
  rev: string
  gone: number
}) {
  const t = useTranslations('compare')
  useChangeFeed()
  const generations = useLiveGenerations(known, rev)
  const names = useClipNames(generations)
  const [first] = generations
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4">
        <Link
          href={first ? `/wall/${first.id}#takes` : '/wall'}
          className="-ml-2 inline-flex min-h-10 items-center gap-2 rounded-md px-2 text-muted text-sm hover:text-ink pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t(first ? 'back' : 'toWall')}
        </Link>
        <h1 className="font-medium text-lg">{t('title')}</h1>
      </div>
      {gone > 0 && <p className="text-muted text-sm">{t('gone', { count: gone })}</p>}
      {first && generations.length > 1 ? (
        <>
          <Comparison generations={generations} names={names} />
          <Suspense>
            <TakePicker of={first} chosen={generations.map((one) => one.id)} />
          </Suspense>
          <Suspense>
            <Differences generations={generations} names={names} />
          </Suspense>
        </>
      ) : (
        <p className="text-muted">{t('tooFew')}</p>
      )}
    </div>
  )
}

function Comparison({ generations, names }: { generations: readonly GenerationView[]; names: readonly string[] }) {
  const t = useTranslations('compare')
  const screen = useRef<HTMLDivElement>(null)
  const [wipe, setWipe] = useState(false)
  const { player, cast, ask, seat } = useComparePlayer()
  const parts = partsOf(generations)
  const onAsk = () => parts.length > 0 && ask(parts)
  const pair = generations.length === 2
  usePlayerCommands(player, onAsk, () => fillScreen(screen.current, null))
  useCommands(() => [
    ...generations.map((generation, i) => ({
      id: `hear-${i}`,
      group: 'player' as const,
      label: t('hear', { name: names[i] ?? '' }),
      key: String(i + 1),
      disabled: !cast?.find((part) => part.id === generation.id)?.hasAudio,
      run: () => player?.listenTo(cast?.findIndex((part) => part.id === generation.id) ?? 0),
    })),
    ...(pair
      ? [{ id: 'wipe', group: 'player' as const, label: t('wipeSwitch'), key: 'w', run: () => setWipe(!wipe) }]
      : []),
  ])
  return (
    <div ref={screen} className="flex flex-col bg-canvas [&:fullscreen]:p-2">
      {pair && <Switch label={t('wipeSwitch')} checked={wipe} onChange={setWipe} />}
      <CompareStage
        generations={generations}
        names={names}
        wiping={wipe && pair}
        player={player}
        cast={cast}
        playable={parts.length > 0}
        onAsk={onAsk}
        onVideo={seat}
      />
      <PlayerBar
        player={player}
        seconds={Math.max(0, ...parts.map((part) => part.seconds))}
        hasAudio={parts.some((part) => part.hasAudio)}
        onAsk={onAsk}
        words={<FrameWords player={player} track={player?.leader ?? 0} />}
        screen={<ScreenButtons screen={() => screen.current} />}
      />
    </div>
  )
}
