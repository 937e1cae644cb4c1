import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { takesQuery } from '#lib/client/generations/takes-query'
import type { GenerationView } from '#lib/domain/generation/generation'
import { COMPARED } from '#lib/domain/named-ids'
import { useLearned, useLiveGenerations } from './use-live-generations.ts'

const { least: LEAST, most: MOST } = COMPARED
const NONE: readonly GenerationView[] = []

/** The other takes of a shot, to be compared too or no longer. @param chosen ids of those that are */
export function TakePicker({ of, chosen }: { of: GenerationView; chosen: readonly string[] }) {
  const t = useTranslations('compare')
  const router = useRouter()
  // A tick is seen at once, and stays when the page for it has come.
  const [wished, wish] = useOptimistic(chosen)
  const { data } = useQuery(takesQuery(of))
  useLearned({ generations: data?.takes ?? NONE, rev: data?.rev ?? '0' })
  const takes = useLiveGenerations(data?.takes ?? NONE)
  const state = useTranslations('state')
  if (takes.length <= LEAST) return null
  return (
    <fieldset className="min-w-0">
      <legend className="pb-2 font-medium text-muted text-sm">{t('choose', { most: MOST })}</legend>
      <div className="flex gap-3 overflow-x-auto p-1">
        {takes.map((take) => {
          const on = wished.includes(take.id)
          const { clip, state: now } = take.status
          const poster = clip?.smallPosterUrl ?? clip?.posterUrl ?? take.images[0]?.url
          return (
            <label
              key={take.id}
              className="relative flex w-32 shrink-0 flex-col gap-1 rounded-md p-1 text-sm has-checked:bg-well has-checked:ring-2 forced-colors:border-2 forced-colors:border-[Canvas] forced-colors:has-checked:border-[Highlight] has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:opacity-55"
            >
              <span className="relative block aspect-video overflow-hidden rounded-sm bg-well">
                {poster && <img src={poster} alt="" loading="lazy" className="size-full object-cover" />}
                {now !== 'ready' && (
                  <span className="absolute inset-x-0 bottom-0 bg-scrim px-1.5 py-0.5 text-on-scrim text-xs">
                    {state(now)}
                  </span>
                )}
              </span>
              <span className="flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  checked={on}
                  disabled={on ? wished.length <= LEAST : wished.length >= MOST}
                  onChange={() => {
                    const ids = on ? wished.filter((id) => id !== take.id) : [...wished, take.id]
                    startTransition(() => {
                      wish(ids)
                      router.replace(`/wall/compare?ids=${ids.join()}`, { scroll: false })
                    })
                  }}
                  className="size-4 accent-accent after:absolute after:inset-0"
                />
                {t('take', { take: take.shot.take })}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
