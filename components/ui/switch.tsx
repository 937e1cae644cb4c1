import { useEffect, useEffectEvent, useRef } from 'react'

/** An on/off choice that takes effect with the form: a native checkbox in the shape of a switch. */
export function Switch({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  // What was switched before the page came alive: React leaves it so, and nobody has been told yet.
  const adoptEarlyChoice = useEffectEvent(() => {
    const early = input.current?.checked
    if (early !== undefined && early !== checked) onChange(early)
  })
  useEffect(() => adoptEarlyChoice(), [])
  return (
    <label className="relative flex min-h-10 cursor-pointer items-center gap-2.5 text-ink text-sm pointer-coarse:min-h-11">
      <input
        ref={input}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="peer absolute inset-0 cursor-pointer appearance-none outline-none"
      />
      <span
        aria-hidden="true"
        className="relative h-5 w-9 shrink-0 rounded-full bg-control transition-colors after:absolute after:top-0.5 after:left-0.5 after:size-4 after:rounded-full after:bg-canvas after:transition-transform peer-checked:bg-accent peer-checked:after:translate-x-4 peer-checked:after:bg-accent-ink peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2 forced-colors:border forced-colors:not-peer-checked:bg-[Canvas] forced-colors:not-peer-checked:after:bg-[ButtonText] forced-colors:forced-color-adjust-none"
      />
      {label}
    </label>
  )
}
