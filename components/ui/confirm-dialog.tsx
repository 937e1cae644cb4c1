import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'

/**
 * Asks once more before something is taken away for good.
 * @param about what it means @param problem why it was not done, in words, or null @param words of its buttons: `keep` leaves all as it is
 */
export function ConfirmDialog({
  title,
  about,
  problem,
  words,
  busy,
  onClose,
  onConfirm,
}: {
  title: string
  about: string
  problem: string | null
  words: { close: string; keep: string; confirm: string }
  busy: boolean
  onClose: () => void
  onConfirm: () => void
}) {
  return (
    <Dialog title={title} closeLabel={words.close} busy={busy} onClose={onClose}>
      <p className="break-words text-muted text-sm">{about}</p>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button busy={busy} onClick={onClose}>
          {words.keep}
        </Button>
        <Button tone="accent" busy={busy} onClick={onConfirm}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
