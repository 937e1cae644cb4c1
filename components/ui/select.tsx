import { useEffect, useEffectEvent, useRef } from 'react'
import { cn } from './cn.tsx'

/** A choice of few, named for those who do not see what stands around it. */
export function Select<Value extends string>({
  label,
  id,
  value,
  disabled = false,
  options,
  className,
  onChange,
}: {
  /** Left out where a label element names it by its id. */
  label?: string
  id?: string
  value: Value
  disabled?: boolean | undefined
  options: readonly (readonly [value: Value, words: string])[]
  className?: string
  onChange: (value: Value) => void
}) {
  const select = useRef<HTMLSelectElement>(null)
  const choose = (given: string | undefined) => {
    const chosen = options.find(([one]) => one === given)
    if (chosen) onChange(chosen[0])
  }
  // What was chosen before the page came alive: React leaves it so, and nobody has been told yet.
  const adoptEarlyChoice = useEffectEvent(() => {
    const early = select.current?.value
    if (early !== value) choose(early)
  })
  useEffect(() => adoptEarlyChoice(), [])
  return (
    <select
      ref={select}
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => choose(event.target.value)}
      className={cn(
        'h-10 rounded-md border border-line bg-well px-3 text-ink text-sm hover:border-control pointer-coarse:h-11',
        className,
      )}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  )
}
