import { useQueryClient } from '@tanstack/react-query'
import Bookmark from 'lucide-react/icons/bookmark'
import ListFilter from 'lucide-react/icons/list-filter'
import ListVideo from 'lucide-react/icons/list-video'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
import { IconButton } from '#components/ui/icon-button'
import { onDemand } from '#components/ui/on-demand'
import { singleKeysOn } from '#lib/client/keys/single-keys'
import { takesText } from '#lib/client/keys/takes-text'
import { useCommands } from '#lib/client/keys/use-commands'
import { marksQuery } from '#lib/client/marks/marks-query'
import type { ViewActions } from '#lib/domain/wall/saved-view'
import { parseFilter, withValues } from '#lib/domain/wall/wall-filter'
import { FilterPanel } from './filter-panel.tsx'
import { FILTERS_ID, SEARCH_ID } from './search-id.ts'
import { useNarrowing } from './use-narrowing.ts'
import { useSearchField } from './use-search-field.ts'

const ViewsDialog = onDemand(() => import('./views-dialog.tsx').then((module) => module.ViewsDialog))

/** Narrows the wall by what is typed in its field, and by what is chosen in the panel that this button opens. */
export function Finder({ filter, actions }: { filter: string; actions: ViewActions }) {
  const t = useTranslations('wall.find')
  const cull = useTranslations('cull')
  const id = useId()
  const client = useQueryClient()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [views, setViews] = useState(false)
  const viewWords = useTranslations('wall.views')
  const { wished, pending, narrow } = useNarrowing(filter)
  useSearchField(wished.q?.[0] ?? '', (words, how) => narrow(withValues(wished, 'q', words === '' ? [] : [words]), how))
  useCommands(() => [
    {
      id: 'wall-search',
      group: 'clips',
      label: t('label'),
      key: '/',
      run: focusField,
    },
    { id: 'wall-filters', group: 'clips', label: t('filters'), run: () => button.current?.click() },
    { id: 'wall-views', group: 'clips', label: viewWords('show'), run: () => setViews(true) },
  ])
  useEffect(() => {
    // Before the browser takes the key for a search of its own, which those do that look for it among the commands too late to prevent.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return
      if (!singleKeysOn(localStorage) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      focusField()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <IconButton
        ref={button}
        id={FILTERS_ID}
        tone="line"
        label={t('filters')}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-busy={pending}
        // Projects and tags stand at the top of the panel: they are there when it opens, mostly.
        onPointerEnter={() => void client.prefetchQuery({ ...marksQuery(), staleTime: AHEAD_MS })}
        onFocus={() => void client.prefetchQuery({ ...marksQuery(), staleTime: AHEAD_MS })}
        className="rounded-md aria-busy:animate-pulse"
      >
        <ListFilter aria-hidden="true" />
      </IconButton>
      <Link
        href={filter === '' ? '/wall/cull' : `/wall/cull?${filter}`}
        prefetch={false}
        aria-label={cull('title')}
        title={cull('title')}
        className={cn(buttonLook(), 'ml-2 w-10 px-0! pointer-coarse:w-11 lg:w-auto! lg:px-3!')}
      >
        <ListVideo aria-hidden="true" className="size-4 shrink-0" />
        <span aria-hidden="true" className="whitespace-nowrap max-lg:hidden">
          {cull('title')}
        </span>
      </Link>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t('filters')}
        onBeforeToggle={(event) => {
          if (event.newState === 'open') flushSync(() => setOpen(true))
        }}
        onToggle={(event) => {
          const opened = event.newState === 'open'
          setOpen(opened)
          if (opened && button.current) hang(event.currentTarget, button.current)
          if (opened) event.currentTarget.querySelector('input')?.focus()
        }}
        className="fixed inset-auto m-0 w-[min(26rem,calc(100vw-1rem))] overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-4 text-ink shadow-raised"
      >
        {open && (
          <FilterPanel filter={wished} onChange={narrow}>
            <Button size="sm" className="w-fit" onClick={() => setViews(true)}>
              <Bookmark aria-hidden="true" className="size-4" />
              {viewWords('show')}
            </Button>
          </FilterPanel>
        )}
      </div>
      {views && (
        <Suspense>
          <ViewsDialog
            filter={filter}
            actions={actions}
            onOpen={(text) => narrow(parseFilter(new URLSearchParams(text)))}
            onClose={() => {
              setViews(false)
              button.current?.focus()
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** So long what was fetched ahead is not fetched again, in ms. */
const AHEAD_MS = 10_000

const focusField = () => document.getElementById(SEARCH_ID)?.focus()

/** Space between the panel and the button or the window's edge, in CSS pixels. */
const GAP = 6

/** Puts the panel under its button and inside the page, as high as there is room: what is left of the wall stays in sight beside it. */
function hang(panel: HTMLElement, under: HTMLElement): void {
  const { left, bottom } = under.getBoundingClientRect()
  panel.style.top = `${bottom + GAP}px`
  panel.style.left = `${Math.max(GAP, Math.min(left, document.body.clientWidth - panel.offsetWidth - GAP))}px`
  panel.style.maxHeight = `calc(100dvh - ${bottom + 2 * GAP}px)`
}
