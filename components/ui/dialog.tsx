'use client'

import X from 'lucide-react/icons/x'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { IconButton } from './icon-button.tsx'
import { usePressBeside } from './use-press-beside.tsx'

/**
 * A modal dialog for as long as it is there: the native element keeps the focus inside, closes on Escape and gives the focus back.
 * @param onClose takes it away again
 * @param busy while something is under way that must not be lost sight of: then it stays open
 */
export function Dialog({
  title,
  closeLabel,
  busy = false,
  onClose,
  children,
}: {
  title: string
  closeLabel: string
  busy?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Not a plain effect: taken off the page before it is closed, the element would give the focus back to nobody.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const beside = usePressBeside(() => busy || dialog.current?.close())
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => busy && event.preventDefault()}
      // React's double effects in development close it once and open it again.
      onClose={() => dialog.current?.open || onClose()}
      {...beside}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line bg-raised p-0 text-ink shadow-raised backdrop:bg-scrim"
    >
      <div className="flex flex-col gap-5 p-5">
        <div className="-mt-2 -mr-2 flex items-center justify-between gap-4">
          <h2 id={id} className="min-w-0 break-words font-medium text-lg">
            {title}
          </h2>
          <IconButton label={closeLabel} disabled={busy} onClick={() => dialog.current?.close()}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  )
}
