import { useEffect, useId, useRef } from 'react'
import { cn } from './cn.tsx'
import { isComposing } from './composing.tsx'

/** A name to type; Enter takes it. No form of its own: it stands within reach of one, which would be submitted along. */
export function NameField({
  label,
  labelled = 'elsewhere',
  value,
  maxLength,
  autoFocus = false,
  onChange,
  onEnter,
  onEscape,
}: {
  label: string
  labelled?: 'above' | 'elsewhere'
  value: string
  maxLength: number
  autoFocus?: boolean
  onChange: (value: string) => void
  onEnter: () => void
  onEscape?: () => void
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!autoFocus) return
    // Not every browser lets selecting move the focus.
    input.current?.focus()
    input.current?.select()
  }, [autoFocus])
  return (
    <div className="flex min-w-0 grow flex-col gap-1">
      <label htmlFor={id} className={cn('text-muted text-sm', labelled === 'elsewhere' && 'sr-only')}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return
          if (event.key === 'Enter') {
            event.preventDefault()
            onEnter()
          }
          if (event.key === 'Escape' && onEscape) {
            // Without this the dialog around it would close as well.
            event.preventDefault()
            onEscape()
          }
        }}
        className="h-10 w-full rounded-md border border-line bg-well px-3 text-base text-ink transition-colors hover:border-control pointer-coarse:h-11"
      />
    </div>
  )
}
