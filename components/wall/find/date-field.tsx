import { useState } from 'react'

/** Of a year that is being typed, a browser tells 0002, 0020 and 0202 before 2026: those are no dates that clips are from. */
const FIRST_YEAR = '1000'

/** A day to be typed or picked, told once it is whole. @param value as `2026-11-29`, or empty */
export function DateField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const [typed, setTyped] = useState({ text: value, over: value })
  // Chosen elsewhere, as by taking all filters back.
  if (typed.over !== value) setTyped({ text: value, over: value })
  return (
    <label className="flex flex-col gap-1 text-muted text-xs">
      {label}
      <input
        type="date"
        data-kept
        value={typed.text}
        onChange={({ target }) => {
          setTyped({ text: target.value, over: value })
          if (target.value === '' || target.value >= FIRST_YEAR) onChange(target.value)
        }}
        className="h-10 min-w-0 rounded-md border border-line bg-well px-2 text-base text-ink pointer-coarse:h-11"
      />
    </label>
  )
}
