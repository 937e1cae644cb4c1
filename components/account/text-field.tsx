import { type ComponentProps, useId } from 'react'

/** A line to type, under its name, with what is wrong with it or else what is expected. */
export function TextField({
  label,
  problem,
  hint,
  ...input
}: { label: string; problem: string | null; hint?: string } & ComponentProps<'input'>) {
  const id = useId()
  const said = problem ?? hint
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <input
        required
        autoCapitalize="none"
        spellCheck={false}
        {...input}
        id={id}
        aria-invalid={problem !== null}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        className="h-11 w-full rounded-md border border-line bg-well px-3 text-base text-ink hover:border-control aria-invalid:border-danger"
      />
      {said !== undefined && (
        <p
          id={`${id}-said`}
          role={problem === null ? undefined : 'alert'}
          className={problem === null ? 'text-muted text-sm' : 'text-danger text-sm'}
        >
          {said}
        </p>
      )}
    </div>
  )
}
