import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { wallQuery } from '#lib/client/wall/wall-query'
import { countOf } from '#lib/domain/wall/place'
import { FILTER_NAMES, parseFilter, wallAddress, withoutValue } from '#lib/domain/wall/wall-filter'
import { FILTERS_ID } from './search-id.ts'
import { useFilterWords } from './use-filter-words.ts'

/**
 * What the wall is narrowed to, each part to be taken back, and how much is left. All of it is links, which lead on before the page is alive.
 * @param count how many were left when the page was drawn
 */
export function FilterBar({ filter, count }: { filter: string; count: number }) {
  const t = useTranslations('wall.find')
  const { data } = useQuery(wallQuery(filter))
  const list = useRef<HTMLUListElement>(null)
  const narrowed = parseFilter(new URLSearchParams(filter))
  const words = useFilterWords('project' in narrowed)
  const chips = FILTER_NAMES.flatMap((name) => (narrowed[name] ?? []).map((value) => ({ name, value })))

  /** Moves the focus from a chip that goes to the one that takes its place, or to the filters when no bar is left. */
  function passFocus(at: number) {
    const links = list.current?.querySelectorAll('a') ?? []
    const next = chips.length > 1 ? (links[at + 1] ?? links[at - 1]) : document.getElementById(FILTERS_ID)
    next?.focus()
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4">
      <ul ref={list} aria-label={t('active')} className="flex min-w-0 flex-wrap gap-2">
        {chips.map(({ name, value }, at) => (
          <li key={`${name} ${value}`} className="min-w-0">
            <Link
              href={wallAddress(withoutValue(narrowed, name, value))}
              prefetch={false}
              scroll={false}
              aria-label={t('remove', { filter: words.value(name, value) })}
              onClick={() => passFocus(at)}
              className="flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-line bg-surface pr-2 pl-3 text-sm transition-colors hover:border-control hover:bg-raised pointer-coarse:min-h-11"
            >
              <span className="truncate">{words.value(name, value)}</span>
              <X aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
      <Link
        href="/wall"
        prefetch={false}
        scroll={false}
        onClick={() => document.getElementById(FILTERS_ID)?.focus()}
        className="inline-flex min-h-8 items-center rounded-sm text-accent-text text-sm underline underline-offset-4 pointer-coarse:min-h-11"
      >
        {t('clear')}
      </Link>
      <p role="status" className="ml-auto text-muted text-sm tabular-nums">
        {t('count', { count: data ? countOf(data.days) : count })}
      </p>
    </div>
  )
}
