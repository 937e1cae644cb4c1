import { type Ref, useEffect, useEffectEvent, useId, useRef } from 'react'
import { cn } from './cn.tsx'

export type Segment<T extends string | number> = { value: T; label: string; disabled?: boolean }

/** A radio group that looks like one bar of segments; arrow keys and forms work as with any native radios. */
export function Segmented<T extends string | number>({
  label,
  segments,
  value,
  onChange,
  describedBy,
  invalid,
  inputRef,
}: {
  label: string
  segments: readonly Segment<T>[]
  value: T
  onChange: (value: T) => void
  /** Id of the words that say why a segment is disabled or what is wrong. */
  describedBy?: string | undefined
  invalid?: boolean
  /** The chosen radio, for sending the focus there. */
  inputRef?: Ref<HTMLInputElement>
}) {
  const id = useId()
  const bar = useRef<HTMLDivElement>(null)
  // What was chosen before the page came alive: React leaves it checked, and nobody has been told yet.
  const adoptEarlyChoice = useEffectEvent(() => {
    const radios = [...(bar.current?.querySelectorAll('input') ?? [])]
    const early = segments[radios.findIndex((radio) => radio.checked)]
    if (early && early.value !== value) onChange(early.value)
  })
  useEffect(() => adoptEarlyChoice(), [])
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      className="grid min-w-0 grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-3"
    >
      <span id={id} className="text-muted text-sm">
        {label}
      </span>
      <div
        ref={bar}
        className={cn(
          'grid auto-cols-fr grid-flow-col gap-0.5 rounded-md bg-well p-0.5 ring-1 ring-inset forced-colors:border',
          invalid ? 'ring-danger' : 'ring-line',
        )}
      >
        {segments.map((segment) => (
          <label
            key={segment.value}
            className={cn(
              'relative flex min-h-9 items-center justify-center rounded-sm px-2 text-center text-sm transition-colors pointer-coarse:min-h-10',
              'has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-1',
              'has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-line',
              segment.disabled ? 'cursor-not-allowed text-muted line-through opacity-60' : 'text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              name={id}
              ref={segment.value === value ? inputRef : undefined}
              className="absolute inset-0 cursor-[inherit] appearance-none rounded-sm outline-none"
              checked={segment.value === value}
              disabled={segment.disabled}
              onChange={() => onChange(segment.value)}
            />
            {segment.label}
          </label>
        ))}
      </div>
    </div>
  )
}
