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
  return (
    <select
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const chosen = options.find(([one]) => one === event.target.value)
        if (chosen) onChange(chosen[0])
      }}
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
