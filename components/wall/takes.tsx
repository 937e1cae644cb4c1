import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { TakeChanges } from '#components/generation/take-changes'
import { buttonLook } from '#components/ui/button-look'
import { MendNotice } from '#components/ui/mend-notice'
import { generationQuery, learnGeneration } from '#lib/client/generations/generation-pages'
import { takesQuery } from '#lib/client/generations/takes-query'
import type { GenerationView } from '#lib/domain/generation/generation'

/** The stack of takes of a generation's shot, and what changed between this one and another. Follows the change feed. */
export function Takes({ generation }: { generation: GenerationView }) {
  const t = useTranslations('takes')
  const client = useQueryClient()
  const { data, isError, refetch } = useQuery(takesQuery(generation))
  useEffect(() => {
    // From here on the feed keeps them up to date, as it does whatever is cached.
    for (const take of data?.takes ?? []) learnGeneration(client, { generation: take, rev: data?.rev ?? '0' })
  }, [client, data])
  const live = useQueries({ queries: (data?.takes ?? []).map((take) => generationQuery(take.id)) })
  const takes = (data?.takes ?? []).map((take, i) => live[i]?.data?.generation ?? take)
  const [chosen, setChosen] = useState<string | null>(null)
  const others = takes.filter((take) => take.id !== generation.id)
  const place = ({ id }: GenerationView) => takes.findIndex((take) => take.id === id)
  const at = place(generation)
  const other = others.find((take) => take.id === chosen) ?? takes[at - 1] ?? others[0]
  // The older one first, whichever of them is looked at.
  const [before, after] = other && at >= 0 ? [other, generation].sort((a, b) => place(a) - place(b)) : []
  return (
    <section id="takes" aria-labelledby="takes-title" className="flex w-full scroll-mt-20 flex-col gap-3 pt-6">
      <h2 id="takes-title" className="font-medium text-muted text-sm">
        {t('title')}
      </h2>
      {isError && <MendNotice words={t('failed')} mend={t('reload')} onMend={() => refetch()} />}
      {/* A scroll container has a focus of its own in some browsers; its links are reached by Tab in all. */}
      <ol aria-label={t('list')} className="flex min-h-28 gap-3 overflow-x-auto p-1">
        {takes.map((take, i) => (
          <TakeTile key={take.id} take={take} number={i + 1} current={take.id === generation.id} />
        ))}
      </ol>
      {before && after && (
        <TakeChanges
          before={before}
          after={after}
          title={t('changed', { from: place(before) + 1, to: place(after) + 1 })}
          choice={
            <div className="flex flex-wrap items-center gap-3">
              {others.length > 1 && (
                <label className="flex items-center gap-2 text-muted text-sm">
                  {t('with')}
                  <select
                    value={other?.id}
                    onChange={(event) => setChosen(event.target.value)}
                    className="min-h-10 rounded-md border border-line bg-surface px-2 text-ink pointer-coarse:min-h-11"
                  >
                    {others.map((take) => (
                      <option key={take.id} value={take.id}>
                        {t('number', { take: place(take) + 1 })}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <Link href={`/wall/cull?takes=${generation.id}`} prefetch={false} className={buttonLook({ size: 'sm' })}>
                {t('cull')}
              </Link>
              <Link
                href={`/wall/compare?ids=${before.id},${after.id}`}
                prefetch={false}
                className={buttonLook({ size: 'sm' })}
              >
                {t('compare')}
              </Link>
            </div>
          }
        />
      )}
    </section>
  )
}

function TakeTile({ take, number, current }: { take: GenerationView; number: number; current: boolean }) {
  const t = useTranslations('takes')
  const state = useTranslations('state')
  const { clip } = take.status
  const poster = clip?.smallPosterUrl ?? clip?.posterUrl ?? take.images[0]?.url
  return (
    <li className="shrink-0">
      <Link
        href={`/wall/${take.id}#takes`}
        prefetch={false}
        aria-current={current ? 'page' : undefined}
        className="flex w-32 flex-col gap-1 rounded-md p-1 text-sm hover:bg-well aria-[current]:bg-well aria-[current]:ring-2 aria-[current]:ring-accent"
      >
        <span className="block aspect-video overflow-hidden rounded-sm bg-well">
          {poster && <img src={poster} alt="" loading="lazy" className="size-full object-cover" />}
        </span>
        <span className="font-medium">{t('number', { take: number })}</span>
        <span className="text-muted text-xs">{state(take.status.state)}</span>
      </Link>
    </li>
  )
}
