import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'

const look = cva('wrap-anywhere flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm', {
  variants: {
    tone: {
      plain: 'text-muted',
      danger: 'rounded-md bg-danger-well px-3 py-2 text-danger',
      warning: 'rounded-md bg-danger-well px-3 py-2 text-danger',
    },
  },
  defaultVariants: { tone: 'plain' },
})

/** A sentence beside the thing it is about, with what mends it. A `danger` one is said aloud at once; a `warning` is of what has not happened yet. */
export function Notice({ tone, id, children }: VariantProps<typeof look> & { id?: string; children: ReactNode }) {
  return (
    <div id={id} role={tone === 'danger' ? 'alert' : undefined} className={look({ tone })}>
      {children}
    </div>
  )
}
