import { useQuery } from '@tanstack/react-query'
import Search from 'lucide-react/icons/search'
import { useFormatter, useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { cn } from '#components/ui/cn'
import { isComposing } from '#components/ui/composing'
import { MendNotice } from '#components/ui/mend-notice'
import { Modal } from '#components/ui/modal'
import { ModalHeading } from '#components/ui/modal-heading'
import { serverClock } from '#lib/client/feed/server-clock'
import { promptHistoryQuery } from '#lib/client/recipe/prompt-history'
import { useDebounced } from '#lib/client/use-debounced'

/** Stillness in ms after which a search is sent. */
const SEARCH_AFTER_MS = 200

/** Prompts that were submitted before, of everybody, to look through and to take up again. */
export function PromptHistoryDialog({ onPick, onClose }: { onPick: (prompt: string) => void; onClose: () => void }) {
  const t = useTranslations('history')
  const format = useFormatter()
  const [search, setSearch] = useState('')
  const body = useRef<HTMLDivElement>(null)
  const wanted = useDebounced(search.trim(), SEARCH_AFTER_MS)
  const { data, isError, isFetching, isPlaceholderData, refetch } = useQuery(promptHistoryQuery(wanted))
  const prompts = data?.prompts ?? []
  /** What was found before stands until the answer comes; that nothing was found is no answer to the next search. */
  const found = isPlaceholderData && prompts.length === 0 ? undefined : data

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const stops = [...(body.current?.querySelectorAll<HTMLElement>('input, li button') ?? [])]
    const at = stops.findIndex((stop) => stop.matches(':focus'))
    stops[(at + step + stops.length) % stops.length]?.focus()
  }
  return (
    <Modal
      label={t('title')}
      onClose={onClose}
      className="mt-[8dvh] h-[min(40rem,84dvh)] max-w-xl open:flex open:flex-col"
      heading={(id, close) => <ModalHeading id={id} title={t('title')} closeLabel={t('close')} onClose={close} />}
    >
      {(close) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys lead between the controls in it.
        <div ref={body} onKeyDown={onKeyDown} className="flex min-h-0 grow flex-col">
          <div className="flex items-center gap-3 border-line border-y px-5 outline-offset-[-2px] has-focus-visible:outline-2 has-focus-visible:outline-focus">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <input
              type="search"
              data-first-focus
              aria-label={t('search')}
              placeholder={t('search')}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              className="h-12 min-w-0 grow bg-transparent text-base outline-none placeholder:text-muted"
            />
          </div>
          <div className="min-h-0 grow overflow-y-auto p-2" aria-busy={isFetching}>
            {isError && <MendNotice words={t('failed')} mend={t('tryAgain')} onMend={() => refetch()} />}
            <ul aria-label={t('title')} className={cn('flex flex-col', search.trim() !== wanted && 'opacity-60')}>
              {prompts.map(({ prompt, usedAt, uses }) => (
                <li key={prompt}>
                  <button
                    type="button"
                    onClick={() => {
                      close()
                      onPick(prompt)
                    }}
                    className="flex min-h-11 w-full flex-col gap-0.5 rounded-md px-3 py-2 text-left outline-offset-[-2px] transition-colors hover:bg-well"
                  >
                    <span className="line-clamp-3 text-sm">{prompt}</span>
                    <span className="text-muted text-xs">
                      {format.relativeTime(usedAt, serverClock.now())}
                      {uses > 1 && ` · ${t('uses', { count: uses })}`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <p role="status" className="px-3 py-2 text-muted text-sm empty:hidden">
              {!found && isFetching && t('loading')}
              {found && prompts.length === 0 && (wanted === '' ? t('empty') : t('none'))}
              {found?.more && prompts.length > 0 && t('more', { count: found.lookedAt })}
              {found?.more && prompts.length === 0 && ` ${t('lookedAt', { count: found.lookedAt })}`}
            </p>
          </div>
        </div>
      )}
    </Modal>
  )
}
