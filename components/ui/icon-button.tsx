import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.tsx'

const look = cva(
  'inline-flex size-10 shrink-0 items-center justify-center rounded-md transition-colors disabled:opacity-40 pointer-coarse:size-11 [&>svg]:size-4',
  {
    variants: {
      tone: {
        ghost: 'text-muted hover:bg-well hover:text-ink',
        line: 'border border-line bg-surface text-muted enabled:hover:border-control enabled:hover:text-ink',
        scrim: 'bg-scrim text-on-scrim hover:bg-canvas hover:text-ink',
      },
    },
    defaultVariants: { tone: 'ghost' },
  },
)

/** A button that shows only an icon; its name is said to screen readers and shown on hover. */
export function IconButton({
  label,
  tone,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & VariantProps<typeof look> & { label: string }) {
  return <button type="button" {...rest} aria-label={label} title={label} className={cn(look({ tone }), className)} />
}
