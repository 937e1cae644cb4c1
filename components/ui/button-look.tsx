import { cva } from 'class-variance-authority'

/** How a button with words looks, for what is a link by nature. `accent` is for the one thing that a page is there for; `bare` stands within a sentence. */
export const buttonLook = cva(
  'inline-flex select-none items-center justify-center gap-2 rounded-md font-medium transition-colors aria-disabled:cursor-default disabled:cursor-default',
  {
    variants: {
      tone: {
        accent:
          'forced-colors:border forced-colors:not-aria-disabled:not-disabled:forced-color-adjust-none bg-accent text-accent-ink hover:bg-accent-strong aria-disabled:bg-line aria-disabled:text-muted aria-disabled:hover:bg-line',
        quiet:
          'border border-line bg-surface text-ink hover:border-control hover:bg-raised aria-disabled:text-control aria-disabled:hover:border-line aria-disabled:hover:bg-surface',
        ghost:
          'text-muted hover:bg-well hover:text-ink aria-disabled:text-control aria-disabled:hover:bg-transparent aria-disabled:hover:text-control',
        link: 'text-accent-text underline decoration-1 underline-offset-4 hover:decoration-2',
      },
      size: {
        lg: 'h-12 px-5 text-base',
        md: 'h-10 px-4 text-sm pointer-coarse:h-11',
        sm: 'min-h-10 px-3 text-sm pointer-coarse:min-h-11',
        bare: 'min-h-6 text-sm',
      },
    },
    defaultVariants: { tone: 'quiet', size: 'md' },
  },
)
