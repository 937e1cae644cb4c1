import { useQueryClient } from '@tanstack/react-query'
import Columns2 from 'lucide-react/icons/columns-2'
import Download from 'lucide-react/icons/download'
import Link2 from 'lucide-react/icons/link-2'
import ListVideo from 'lucide-react/icons/list-video'
import Share2 from 'lucide-react/icons/share-2'
import Star from 'lucide-react/icons/star'
import Tag from 'lucide-react/icons/tag'
import Trash2 from 'lucide-react/icons/trash-2'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRights } from '#components/team/use-rights'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
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
import { PickButtons } from './pick-buttons.tsx'
import { useMark } from './use-mark.ts'

/** What can be done with all that is selected. Escape lets go of it. */
export function SelectionBar({ ids, actions }: { ids: readonly string[]; actions: MarkActions }) {
  const t = useTranslations('marks')
  const takes = useTranslations('takes')
  const share = useTranslations('share')
  const { mark, remove } = useMark(actions)
  const [naming, setNaming] = useState(false)
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
  return (
    <section
      aria-label={t('selection')}
      className="pointer-events-auto flex max-w-full flex-wrap items-center justify-center rounded-md border border-line bg-raised px-1 shadow-raised"
    >
      <p role="status" className="px-3 font-medium text-sm tabular-nums">
        {t('count', { count: ids.length })}
      </p>
      <Menu label={t('rating')} items={rate}>
        <Star aria-hidden />
      </Menu>
      <PickButtons pick={null} onPick={(pick) => mark(ids, { pick })} />
      <IconButton label={t('tagsAndProject')} aria-haspopup="dialog" disabled={!theirs} onClick={() => setNaming(true)}>
        <Tag aria-hidden />
      </IconButton>
      {ids.length >= COMPARED.least && ids.length <= COMPARED.most && (
        <BarLink href={`/wall/compare?ids=${ids}`} label={takes('compare')}>
          <Columns2 aria-hidden className="size-4" />
        </BarLink>
      )}
      {ids.length <= CULLED_MOST && (
        <BarLink href={`/wall/cull?ids=${ids}`} label={takes('cull')}>
          <ListVideo aria-hidden className="size-4" />
        </BarLink>
      )}
      <form method="post" action="/api/download">
        <input type="hidden" name="ids" value={ids.join(' ')} />
        <IconButton type="submit" label={t('zip')}>
          <Download aria-hidden />
        </IconButton>
      </form>
      <IconButton label={t('copyLinks')} onClick={() => copyLinks(ids)}>
        <Link2 aria-hidden />
      </IconButton>
      {may('share') && (
        <IconButton label={share('share')} aria-haspopup="dialog" onClick={() => shareWish.set({ ids: [...ids] })}>
          <Share2 aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('delete')} disabled={!theirs} onClick={() => remove(ids)}>
        <Trash2 aria-hidden />
      </IconButton>
      <IconButton
        label={t('unselect')}
        keys="Esc"
        onClick={() => {
          const last = ids.slice(-1)
          flushSync(unselect)
          if (focusIsLost()) focusRestored(last)
        }}
      >
        <X aria-hidden />
      </IconButton>
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

/** Leads away with what is selected. */
function BarLink({ label, ...rest }: ComponentProps<typeof Link> & { label: string }) {
  return (
    <Link
      {...rest}
      prefetch={false}
      aria-label={label}
      title={label}
      className={cn(buttonLook({ tone: 'ghost' }), 'w-10 px-0! pointer-coarse:w-11')}
    />
  )
}
