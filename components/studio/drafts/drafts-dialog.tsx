import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '#components/ui/button'
import { DeletedNotice, NamedListDialog } from '#components/ui/named-list-dialog'
import { Notice } from '#components/ui/notice'
import { useDeleted } from '#components/ui/use-deleted'
import { DRAFTS_MOST } from '#lib/client/drafts/draft'
import {
  type DeletedDraft,
  deleteDraft,
  type ListedDraft,
  listDrafts,
  undeleteDraft,
} from '#lib/client/drafts/draft-list'
import type { Drafts } from '#lib/client/drafts/use-draft'
import { DraftRow } from './draft-row.tsx'

/** How often a draft that another tab has is looked for, in ms: of that tab's end nobody is told. */
const LOOK_EVERY_MS = 1_000

/** The drafts of this browser: to open, name and delete, and to begin another. */
export function DraftsDialog({ drafts, onClose }: { drafts: Drafts; onClose: () => void }) {
  const t = useTranslations('drafts')
  // What stands in the form is nowhere else.
  const barred = drafts.refused
  const [rows, setRows] = useState<readonly ListedDraft[] | null>(null)
  const { deleted, noteDeleted, noteBack, isBack } = useDeleted<DeletedDraft>()
  const look = useEffectEvent(async () => setRows(await listDrafts(localStorage, drafts.id)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is deleted and which draft stands here change the list.
  useEffect(() => {
    look()
    // What other tabs do: writing is told of at once, the rest is found out on coming back.
    const watch = new AbortController()
    for (const type of ['storage', 'focus']) window.addEventListener(type, look, { signal: watch.signal })
    return () => watch.abort()
  }, [drafts.id, drafts.name, deleted])
  const elsewhere = rows?.some(({ open }) => open === 'elsewhere') ?? false
  useEffect(() => {
    if (!elsewhere) return
    const looking = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(looking)
  }, [elsewhere])
  const remove = ({ id, open }: ListedDraft) => {
    if (open === 'here') drafts.startNew()
    noteDeleted(deleteDraft(localStorage, id))
    // Now there may be room for what was refused.
    if (drafts.refused) drafts.keep()
  }
  return createPortal(
    <NamedListDialog title={t('title')} onClose={onClose}>
      {(close) => (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted text-sm">{t('about', { most: DRAFTS_MOST })}</p>
            <Button
              size="sm"
              disabled={barred}
              onClick={() => {
                close()
                drafts.startNew()
              }}
            >
              {t('new')}
            </Button>
          </div>
          {barred && <Notice>{t('refused')}</Notice>}
          <DeletedNotice
            deleted={deleted}
            words={deleted && t('deleted')}
            onUndo={() => {
              if (!deleted) return
              undeleteDraft(localStorage, deleted)
              noteBack(deleted)
            }}
          />
          {rows?.length === 0 && <p className="text-muted text-sm">{t('empty')}</p>}
          <ul aria-label={t('title')} className="flex min-h-16 flex-col divide-y divide-line">
            {rows?.map((row) => (
              <DraftRow
                key={row.id}
                isBack={isBack(row.id)}
                draft={row}
                barred={barred}
                onOpen={() => {
                  close()
                  drafts.open(row.id)
                }}
                onRename={(name) => {
                  drafts.rename(row.id, name)
                  setRows((all) => all?.map((one) => (one === row ? { ...one, name: name || null } : one)) ?? null)
                }}
                onDelete={() => remove(row)}
              />
            ))}
          </ul>
        </>
      )}
    </NamedListDialog>,
    document.body,
  )
}
