'use client'

import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { cn } from './cn.tsx'
import { IconButton } from './icon-button.tsx'

export type MenuItem = {
  key: string
  label: string
  icon?: ReactNode
  /** Said beneath the label, as what describes the item; it has its line before it is there. */
  note?: ReactNode
  /** Set for an item that is one of several choices. */
  checked?: boolean
  onSelect: () => void
}

/** Space between a menu and its button or the window's edge, in CSS pixels. */
const GAP = 6

/** Puts the panel under its button, or above it where there is no room, and inside the page, which ends before the room of its scroll bar. */
function settle(panel: HTMLElement, button: HTMLElement) {
  const at = button.getBoundingClientRect()
  const below = at.bottom + GAP
  const fits = below + panel.offsetHeight + GAP <= window.innerHeight
  const left = Math.min(at.left, document.body.clientWidth - panel.offsetWidth - GAP)
  panel.style.top = `${fits ? below : Math.max(GAP, at.top - GAP - panel.offsetHeight)}px`
  panel.style.left = `${Math.max(GAP, left)}px`
}

/** Which item an arrow key leads to; null for keys that mean nothing here. */
function step(key: string, index: number, count: number): number | null {
  if (key === 'ArrowDown') return (index + 1) % count
  if (key === 'ArrowUp') return (index - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

/**
 * A menu button after the ARIA menu pattern, on the popover API: opens in the top layer, closes on Escape, Tab, a click
 * outside or a choice, and gives the focus back. Its items are there while it is open: a wall has a menu on every card.
 */
export function Menu({
  label,
  children,
  items,
  buttonRef,
  tone,
  word,
}: {
  /** The button's name, and the menu's. */
  label: string
  /** What the button shows. */
  children: ReactNode
  items: readonly MenuItem[]
  buttonRef?: Ref<HTMLButtonElement>
  tone?: ComponentProps<typeof IconButton>['tone']
  /** What the button shows beside that where there is room: see IconButton. */
  word?: string
}) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  // Opened by the browser alone before the page came alive, with nothing in it.
  useEffect(() => {
    const early = panel.current
    if (!early?.matches(':popover-open')) return
    early.hidePopover()
    setTimeout(() => early.showPopover())
  }, [])

  const entries = () => [...(panel.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return panel.current?.hidePopover()
    const all = entries()
    const next = step(
      event.key,
      all.findIndex((entry) => entry.matches(':focus')),
      all.length,
    )
    if (next === null) return
    event.preventDefault()
    all[next]?.focus()
  }

  return (
    <>
      <IconButton
        ref={buttonRef}
        label={label}
        tone={tone}
        word={word}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
      >
        {children}
      </IconButton>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          if (event.newState === 'open') flushSync(() => setOpen(true))
        }}
        onToggle={(event) => {
          const opened = event.newState === 'open'
          setOpen(opened)
          const button = document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(id)}"]`)
          if (!opened || !button) return
          settle(event.currentTarget, button)
          const all = entries()
          const chosen = all.find((entry) => entry.getAttribute('aria-checked') === 'true')
          ;(chosen ?? all[0])?.focus()
        }}
        className="fixed inset-auto m-0 min-w-44 rounded-md border border-line bg-raised p-1 text-ink shadow-raised"
      >
        {(open ? items : []).map((item) => (
          <button
            key={item.key}
            type="button"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemradio', 'aria-checked': item.checked })}
            tabIndex={-1}
            aria-describedby={item.note === undefined ? undefined : `${id}-${item.key}`}
            onClick={() => {
              panel.current?.hidePopover()
              item.onSelect()
            }}
            className={cn(
              'flex min-h-10 w-full items-center gap-3 rounded-sm px-3 py-1 text-left text-sm outline-offset-[-2px] hover:bg-well focus-visible:bg-well pointer-coarse:min-h-11 [&>svg]:size-4 [&>svg]:text-muted',
              item.checked && 'font-medium',
            )}
          >
            {item.icon}
            {item.note === undefined ? (
              item.label
            ) : (
              <span className="grow">
                {item.label}
                <span id={`${id}-${item.key}`} aria-hidden="true" className="block min-h-4.5 text-muted text-xs">
                  {item.note}
                </span>
              </span>
            )}
            {item.checked && <span aria-hidden="true" className="ml-auto size-1.5 rounded-full bg-accent" />}
          </button>
        ))}
      </div>
    </>
  )
}
