import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '#components/ui/button'
import { Modal } from '#components/ui/modal'
import { ModalHeading } from '#components/ui/modal-heading'
import { Notice } from '#components/ui/notice'
import { DRAFTS_MOST } from '#lib/client/draft'
import { type DeletedDraft, deleteDraft, type ListedDraft, listDrafts, undeleteDraft } from '#lib/client/draft-list'
import type { Drafts } from '#lib/client/use-draft'
import { DraftRow } from './draft-row.tsx'

/** The drafts of this browser: to open, name and delete, and to begin another. */
export function DraftsDialog({ drafts, barred, onClose }: { drafts: Drafts; barred: boolean; onClose: () => void }) {
  const t = useTranslations('drafts')
  const [rows, setRows] = useState<readonly ListedDraft[] | null>(null)
  const [deleted, setDeleted] = useState<DeletedDraft | null>(null)
  const look = useEffectEvent(async () => setRows(await listDrafts(localStorage, drafts.id)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is deleted and which draft stands here change the list.
  useEffect(() => {
    look()
    // What other tabs do: writing is told of at once, closing is found out on coming back.
    const watch = new AbortController()
    for (const type of ['storage', 'focus']) window.addEventListener(type, look, { signal: watch.signal })
    return () => watch.abort()
  }, [drafts.id, drafts.name, deleted])
  const remove = ({ id, open }: ListedDraft) => {
    if (open === 'here') drafts.startNew()
    setDeleted(deleteDraft(localStorage, id))
    // Now there may be room for what was refused.
    if (drafts.refused) drafts.keep()
  }
  return createPortal(
    <Modal
      label={t('title')}
      onClose={onClose}
      className="mt-[8dvh] max-h-[84dvh] max-w-xl overflow-y-auto"
      heading={(id, close) => <ModalHeading id={id} title={t('title')} closeLabel={t('close')} onClose={close} />}
    >
      {(close) => (
        <div className="flex flex-col gap-4 px-5 pb-5">
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
          {barred && <Notice>{t(drafts.refused ? 'refused' : 'barred')}</Notice>}
          <div role="status" className="empty:hidden">
            {deleted && (
              <Notice>
                <span>{t('deleted')}</span>
                <Button
                  tone="link"
                  size="bare"
                  onClick={() => {
                    undeleteDraft(localStorage, deleted)
                    setDeleted(null)
                  }}
                >
                  {t('undo')}
                </Button>
              </Notice>
            )}
          </div>
          {rows?.length === 0 && <p className="text-muted text-sm">{t('empty')}</p>}
          <ul aria-label={t('title')} className="flex min-h-16 flex-col divide-y divide-line">
            {rows?.map((row) => (
              <DraftRow
                key={row.id}
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
        </div>
      )}
    </Modal>,
    document.body,
  )
}
