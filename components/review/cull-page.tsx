'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askBeforeLeaving } from '#lib/client/ask-before-leaving'
import { useChangeFeed, wakeChangeFeed } from '#lib/client/feed/use-change-feed'
import { fetchPage } from '#lib/client/generations/fetch-page'
import { learnGeneration } from '#lib/client/generations/generation-pages'
import { END, toldClip } from '#lib/client/review/told-clip'
import type { ActionResult } from '#lib/domain/actions'
import type { GenerationPage, GenerationStatus } from '#lib/domain/generation/generation'
import type { MarkInput } from '#lib/domain/marks/marks-schema'
import { parseFilter, wallAddress } from '#lib/domain/wall/wall-filter'
import type { CullBack } from './cull-back.ts'
import { CullMore } from './cull-more.tsx'
import { CullView } from './cull-view.tsx'
import { useLearned, useLiveGenerations } from './use-live-generations.ts'

/** So many pages are looked through for the clip that the address tells. It may be gone, or not be among them any more. */
const SEEK_PAGES = 40

/**
 * Going through clips one by one: those that it is handed, and what lies behind them on the wall.
 * @param first begins with these; `nextCursor` is null where they are all
 * @param filter what the wall is narrowed to, as in its address; left out for clips that were chosen one by one
 * @param at the clip that the address told when the server answered
 * @param back where one came from
 */
export function CullPage({
  first,
  filter,
  at,
  back,
  markGenerations,
}: {
  first: GenerationPage
  filter?: string
  at: string | null
  back: CullBack
  markGenerations: (input: MarkInput) => Promise<ActionResult<GenerationStatus[]>>
}) {
  const t = useTranslations('cull')
  const client = useQueryClient()
  useChangeFeed()
  useLearned(first)
  const [pages, setPages] = useState([first])
  const cursor = pages.at(-1)?.nextCursor ?? null
  // A clip that is not there or not whole cannot be judged.
  const known = pages
    .flatMap((page) => page.generations)
    .filter(({ status }) => status.state === 'ready' && status.clip && !status.clip.missing)
  const cards = useLiveGenerations(known)

  const [stuckAt, setStuckAt] = useState<string | null>(null)
  const asking = useRef<string | null>(null)
  async function loadMore(): Promise<void> {
    if (cursor === null || asking.current === cursor) return
    asking.current = cursor
    setStuckAt(null)
    try {
      const next = await fetchPage(new URLSearchParams([...new URLSearchParams(filter ?? ''), ['cursor', cursor]]))
      for (const generation of next.generations) learnGeneration(client, { generation, rev: next.rev })
      setPages((known) => [...known, next])
    } catch {
      setStuckAt(cursor)
    } finally {
      asking.current = null
    }
  }

  // The way back to this page shows it as the server answered then; the address has told the clip in sight since.
  const [told] = useState(() => (typeof window === 'undefined' ? at : toldClip(window.location.search)))
  const found = told === END && cursor === null ? cards.length : cards.findIndex(({ id }) => id === told)
  const seeking = told !== null && found < 0 && cursor !== null && pages.length < SEEK_PAGES
  const seek = useEffectEvent(() => void loadMore())
  const sought = seeking ? cursor : null
  useEffect(() => {
    if (sought !== null) seek()
  }, [sought])

  if (seeking) return <CullMore stuck={stuckAt !== null} onAgain={() => void loadMore()} />
  if (cards.length === 0 && cursor === null) return <p className="py-10 text-center text-muted">{t('nothing')}</p>
  return (
    <CullView
      cards={cards}
      start={Math.max(0, found)}
      more={cursor}
      back={back}
      toPicked={(ids) => pickedAddress(ids, filter)}
      stuck={stuckAt !== null}
      onNear={() => void loadMore()}
      write={async (id, decision) => {
        const { ok } = await askBeforeLeaving(markGenerations({ ids: [id], change: decision }))
        wakeChangeFeed(client)
        return ok
      }}
    />
  )
}

/** The wall narrowed to them, where one came from a wall that is not narrowed by picks already; else themselves, however few. */
function pickedAddress(ids: readonly string[], filter: string | undefined): CullBack {
  if (ids.length === 1) return `/wall/${ids[0]}`
  const { pick, ...others } = parseFilter(new URLSearchParams(filter ?? ''))
  return filter !== undefined && pick === undefined
    ? wallAddress({ ...others, pick: ['picked'] })
    : `/wall/cull?ids=${ids.join()}`
}
