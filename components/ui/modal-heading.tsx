import X from 'lucide-react/icons/x'
import { IconButton } from './icon-button.tsx'

/** The title of a dialog, and the button that closes it. */
export function ModalHeading({
  id,
  title,
  closeLabel,
  onClose,
}: {
  id: string
  title: string
  closeLabel: string
  onClose: () => void
}) {
  return (
    <div className="flex shrink-0 items-center justify-between gap-4 py-2 pr-2 pl-5">
      <h2 id={id} className="min-w-0 break-words font-semibold text-lg tracking-tight">
        {title}
      </h2>
      <IconButton label={closeLabel} onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
