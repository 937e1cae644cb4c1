import { type ReactNode, useId } from 'react'

/** A heading with names and values under it. */
export function FactSection({
  anchor,
  title,
  facts,
  children,
}: {
  /** What an address names after its `#` to lead here. */
  anchor?: string
  title: string
  facts: readonly (readonly [name: string, value: ReactNode])[]
  children?: ReactNode
}) {
  const id = useId()
  return (
    <section id={anchor} aria-labelledby={id} className="flex scroll-mt-20 flex-col gap-3">
      <h2 id={id} className="border-line border-b pb-1.5 font-medium">
        {title}
      </h2>
      {facts.length > 0 && (
        <dl className="grid gap-y-2 text-sm sm:grid-cols-[14rem_1fr] sm:gap-x-6">
          {facts.map(([name, value]) => (
            <div key={name} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words [&_code]:font-mono [&_code]:text-xs">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </section>
  )
}
