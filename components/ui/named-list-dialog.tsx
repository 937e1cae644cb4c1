import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { focusIsLost } from './lost-focus.tsx'
import { Modal } from './modal.tsx'
import { ModalHeading } from './modal-heading.tsx'
import { Notice } from './notice.tsx'

/** The dialog of a list of named things, which are opened, renamed and deleted in it. */
export function NamedListDialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: (close: () => void) => ReactNode
}) {
  const t = useTranslations('namedList')
  return (
    <Modal
      label={title}
      onClose={onClose}
      className="mt-[8dvh] max-h-[84dvh] max-w-xl overflow-y-auto"
      heading={(id, close) => <ModalHeading id={id} title={title} closeLabel={t('close')} onClose={close} />}
    >
      {(close) => <div className="flex flex-col gap-4 px-5 pb-5">{children(close)}</div>}
    </Modal>
  )
}

/**
 * Says what was deleted from the list, and takes it back. The place is there before, so that it is said aloud.
 * @param deleted whatever that was: another one of the same words is news, too
 */
export function DeletedNotice({
  deleted,
  words,
  onUndo,
}: {
  deleted: unknown
  words: string | null
  onUndo: () => void
}) {
  const t = useTranslations('namedList')
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (deleted && focusIsLost()) undo.current?.focus()
  }, [deleted])
  return (
    <div role="status" className="empty:hidden">
      {words !== null && (
        <Notice>
          <span>{words}</span>
          <Button ref={undo} tone="link" size="bare" onClick={onUndo}>
            {t('undo')}
          </Button>
        </Notice>
      )}
    </div>
  )
}
