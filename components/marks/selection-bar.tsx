import { useQueryClient } from '@tanstack/react-query'
import ClipboardCopy from 'lucide-react/icons/clipboard-copy'
import Columns2 from 'lucide-react/icons/columns-2'
import Download from 'lucide-react/icons/download'
import ListVideo from 'lucide-react/icons/list-video'
import Share2 from 'lucide-react/icons/share-2'
import Star from 'lucide-react/icons/star'
import Tag from 'lucide-react/icons/tag'
import Trash2 from 'lucide-react/icons/trash-2'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRights } from '#components/team/use-rights'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { Lazily } from '#components/ui/lazily'
import { LoadFailure } from '#components/ui/load-failure'
import { focusIsLost } from '#components/ui/lost-focus'
import { Menu } from '#components/ui/menu'
import { cachedCards } from '#lib/client/generations/generation-pages'
import { takesText } from '#lib/client/keys/takes-text'
import { copyLinks } from '#lib/client/marks/copy-links'
import { focusRestored } from '#lib/client/marks/focus-restored'
import { unselect } from '#lib/client/marks/selection'
import { shareWish } from '#lib/client/share/share-wish'
import { RATINGS } from '#lib/domain/marks/marks'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { COMPARED, CULLED_MOST } from '#lib/domain/named-ids'
import { BarLink } from './bar-link.tsx'
import { PickButtons } from './pick-buttons.tsx'
import { SelectionMore } from './selection-more.tsx'
import { useMark } from './use-mark.ts'

/** What can be done with all that is selected. Escape lets go of it. */
export function SelectionBar({ ids, actions }: { ids: readonly string[]; actions: MarkActions }) {
  const t = useTranslations('marks')
  const takes = useTranslations('takes')
  const share = useTranslations('share')
  const { mark, remove } = useMark(actions)
  const [naming, setNaming] = useState(false)
  const zip = useRef<HTMLFormElement>(null)
  const client = useQueryClient()
  const { may, mayChange } = useRights()
  // Of those that this browser does not know, the server says it.
  const wanted = new Set(ids)
  const theirs = cachedCards(client).every((card) => !wanted.has(card.id) || mayChange(card.createdBy))
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || takesText(event.target)) return
    if (document.querySelector('dialog[open], :popover-open')) return
    unselect()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const rate = [
    ...RATINGS.toReversed().map((rating) => ({
      key: String(rating),
      label: t('rate', { rating }),
      onSelect: () => void mark(ids, { rating }),
    })),
    { key: '0', label: t('unrate'), onSelect: () => void mark(ids, { rating: null }) },
  ]
  const compare =
    ids.length >= COMPARED.least && ids.length <= COMPARED.most ? (`/wall/compare?ids=${ids}` as const) : null
  const cull = ids.length <= CULLED_MOST ? (`/wall/cull?ids=${ids}` as const) : null
  const onShare = () => shareWish.set({ ids: [...ids] })
  return (
    <section
      aria-label={t('selection')}
      className="pointer-events-auto flex max-w-full flex-wrap items-center justify-center rounded-md border border-line bg-raised px-1 shadow-raised"
    >
      <p role="status" className="pr-1 pl-3 font-medium text-sm tabular-nums max-sm:sr-only">
        {t('count', { count: ids.length })}
      </p>
      <span aria-hidden="true" className="pr-1 pl-3 font-medium text-sm tabular-nums sm:hidden">
        {ids.length}
      </span>
      <Button
        tone="ghost"
        size="sm"
        aria-label={t('unselect')}
        title={`${t('unselect')} (Esc)`}
        onClick={() => {
          const last = ids.slice(-1)
          flushSync(unselect)
          if (focusIsLost()) focusRestored(last)
        }}
      >
        {t('bar.clear')}
      </Button>
      <Menu label={t('rating')} word={t('rating')} items={rate}>
        <Star aria-hidden />
      </Menu>
      <PickButtons pick={null} worded onPick={(pick) => mark(ids, { pick })} />
      <IconButton
        label={t('tagsAndProject')}
        word={t('bar.tags')}
        aria-haspopup="dialog"
        disabled={!theirs}
        onClick={() => setNaming(true)}
      >
        <Tag aria-hidden />
      </IconButton>
      <div className="flex max-sm:hidden">
        {compare && (
          <BarLink href={compare} label={takes('compare')} word={t('bar.compare')}>
            <Columns2 aria-hidden />
          </BarLink>
        )}
        {cull && (
          <BarLink href={cull} label={takes('cull')} word={takes('cull')}>
            <ListVideo aria-hidden />
          </BarLink>
        )}
        <form ref={zip} method="post" action="/api/download">
          <input type="hidden" name="ids" value={ids.join(' ')} />
          <IconButton type="submit" label={t('zip')} word={t('bar.zip')}>
            <Download aria-hidden />
          </IconButton>
        </form>
        <IconButton label={t('copyLinks')} word={t('copyLinks')} onClick={() => copyLinks(ids)}>
          <ClipboardCopy aria-hidden />
        </IconButton>
        {may('share') && (
          <IconButton label={share('share')} word={share('share')} aria-haspopup="dialog" onClick={onShare}>
            <Share2 aria-hidden />
          </IconButton>
        )}
        <IconButton label={t('delete')} word={t('delete')} disabled={!theirs} onClick={() => remove(ids)}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <div className="flex sm:hidden">
        <SelectionMore
          ids={ids}
          compare={compare}
          cull={cull}
          onZip={() => zip.current?.requestSubmit()}
          onShare={may('share') ? onShare : null}
          onDelete={theirs ? () => void remove(ids) : null}
        />
      </div>
      {naming && (
        <Lazily
          load={() => import('./mark-dialog.tsx')}
          failed={(again) => <LoadFailure onTryAgain={again} onDismiss={() => setNaming(false)} />}
        >
          {({ MarkDialog }) => <MarkDialog ids={ids} actions={actions} onClose={() => setNaming(false)} />}
        </Lazily>
      )}
    </section>
  )
}
