import type { ComponentProps } from 'react'

/** An on/off choice that takes effect with the form: a native checkbox in the shape of a switch. */
export function Switch({
  label,
  checked,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'role'> & { label: string; checked: boolean }) {
  return (
    <label className="relative flex min-h-10 cursor-pointer items-center gap-2.5 text-ink text-sm pointer-coarse:min-h-11">
      <input
        {...rest}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        className="peer absolute inset-0 cursor-pointer appearance-none outline-none"
      />
      <span
        aria-hidden="true"
        className="relative h-5 w-9 shrink-0 rounded-full bg-control transition-colors after:absolute after:top-0.5 after:left-0.5 after:size-4 after:rounded-full after:bg-canvas after:transition-transform peer-checked:bg-accent peer-checked:after:translate-x-4 peer-checked:after:bg-accent-ink peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-focus-visible:outline-offset-2"
      />
      {label}
    </label>
  )
}
