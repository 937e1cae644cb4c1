'use client'

import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { FeedWords } from '#components/generation/feed-words'
import { onDemand } from '#components/ui/on-demand'
import { useAlive } from '#lib/client/use-alive'
import { useChangeFeed } from '#lib/client/use-change-feed'
import type { FirstLook } from '#lib/client/wall/wall-query'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationPage } from '#lib/domain/generation'
import type { MarkActions } from '#lib/domain/marks-schema'
import { LiveWall } from './live-wall.tsx'

/** Hardly anything is ever at risk. */
const ShowFilter = onDemand(() => import('./show-filter.tsx').then((module) => module.ShowFilter))
const AtRiskWall = onDemand(() => import('./at-risk-wall.tsx').then((module) => module.AtRiskWall))

/** Nobody chooses before the page is alive. */
const MarkTools = onDemand(() => import('#components/marks/mark-tools').then((module) => module.MarkTools))

/** A wall hangs where others submit to it, so it looks now and then even when nothing of it is under way. In ms. */
const HEARTBEAT_MS = 60_000

/** What the server drew: the whole wall, or what of it is at risk. */
export type WallLook =
  | ({ show: 'all' } & FirstLook)
  | { show: 'at-risk'; firstPage: GenerationPage; timeZone: string; today: string }

/** The wall, kept up to date. */
export function WallView({ look, actions, marks }: { look: WallLook; actions: GenerationActions; marks: MarkActions }) {
  const alive = useAlive()
  const t = useTranslations('wall')
  const feed = useChangeFeed({ heartbeatMs: HEARTBEAT_MS })
  return (
    <div className="[container:wall/inline-size]">
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 pb-4 sm:gap-x-5">
        <h1 className="text-xl font-medium">{t('title')}</h1>
        {(look.show !== 'all' || !!feed.atRisk) && (
          <Suspense>
            <ShowFilter show={look.show} count={feed.atRisk} />
          </Suspense>
        )}
        <div className="ml-auto">
          <FeedWords connection={feed.connection} active={feed.active} />
        </div>
      </header>
      {look.show === 'all' ? (
        <LiveWall look={look} actions={actions} />
      ) : (
        <Suspense>
          <AtRiskWall {...look} actions={actions} />
        </Suspense>
      )}
      {alive && (
        <Suspense>
          <MarkTools actions={marks} />
        </Suspense>
      )}
    </div>
  )
}
