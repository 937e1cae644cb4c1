import { useId } from 'react'

/** A value to type, under its name, with what is wrong with it. */
export function SettingField({
  label,
  value,
  type = 'text',
  problem,
  onChange,
}: {
  label: string
  value: string
  /** `text` is for amounts. */
  type?: 'text' | 'date' | 'url' | 'password'
  problem: string | null
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      <input
        id={id}
        type={type}
        inputMode={type === 'text' ? 'decimal' : undefined}
        spellCheck={false}
        autoComplete="off"
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
        className="h-10 w-full rounded-md border border-line bg-well px-3 text-base text-ink tabular-nums hover:border-control aria-invalid:border-danger pointer-coarse:h-11"
      />
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </div>
  )
}
