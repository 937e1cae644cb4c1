import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.tsx'

const look = cva(
  'inline-flex size-10 shrink-0 items-center justify-center transition-colors pointer-coarse:size-11 [&>svg]:size-4',
  {
    variants: {
      tone: {
        ghost: 'text-muted hover:bg-well hover:text-ink',
        line: 'border border-line bg-surface text-ink enabled:hover:border-control enabled:hover:bg-raised disabled:text-control',
        // Where nothing hovers, it is always there: a small disc in a large target leaves the picture in sight.
        scrim:
          'text-on-scrim outline-offset-[-2px] hover:bg-on-scrim/25 pointer-coarse:hover:bg-transparent pointer-coarse:[&>svg]:size-7 pointer-coarse:[&>svg]:rounded-full pointer-coarse:[&>svg]:bg-scrim pointer-coarse:[&>svg]:p-1.5',
      },
      shape: { square: 'rounded-md', round: 'rounded-full' },
    },
    defaultVariants: { tone: 'ghost', shape: 'square' },
  },
)

const WORDED = 'text-sm min-[75rem]:w-auto! min-[75rem]:gap-1.5 min-[75rem]:px-2'

/**
 * A button that shows only an icon; its name is said to screen readers and shown on hover, there with the key that does the same.
 * @param word a part of the name, shown beside the icon where a wide window has room for it
 */
export function IconButton({
  label,
  keys,
  word,
  tone,
  shape,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'title'> &
  VariantProps<typeof look> & { label: string; keys?: string | undefined; word?: string | undefined }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      className={cn(look({ tone, shape }), word !== undefined && WORDED, className)}
    >
      {children}
      {word !== undefined && (
        <span aria-hidden="true" className="max-[75rem]:hidden">
          {word}
        </span>
      )}
    </button>
  )
}
