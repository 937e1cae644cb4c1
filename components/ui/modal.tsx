import { type ReactNode, type Ref, useId, useLayoutEffect, useRef } from 'react'
import { cn } from './cn.tsx'
import { usePressBeside } from './use-press-beside.tsx'

/**
 * A native modal dialog: it takes the focus, keeps it in, closes on Escape or a click beside it, and gives the focus back.
 * It is open for as long as it is rendered; take it away when it says that it was closed. The first control has the focus, or the
 * one with `data-first-focus`.
 */
export function Modal({
  label,
  heading,
  onClose,
  className,
  children,
}: {
  label: string
  /** Shown on top; without it the label is only said. */
  heading?: (id: string, close: () => void) => ReactNode
  onClose: () => void
  className?: string
  children: (close: () => void) => ReactNode
}) {
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  // Before anything is painted: a key that is pressed at this moment is meant for it.
  useLayoutEffect(() => {
    if (element.current?.open) return
    element.current?.showModal()
    element.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
  }, [])
  const close = () => element.current?.close()
  const beside = usePressBeside(close)
  return (
    <dialog
      ref={element as Ref<HTMLDialogElement>}
      aria-label={heading ? undefined : label}
      aria-labelledby={heading ? id : undefined}
      onClose={onClose}
      {...beside}
      className={cn(
        'mx-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overscroll-contain rounded-lg border border-line bg-raised text-ink shadow-raised backdrop:bg-scrim',
        className,
      )}
    >
      {heading?.(id, close)}
      {children(close)}
    </dialog>
  )
}
