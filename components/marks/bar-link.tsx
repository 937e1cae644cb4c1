import Link from 'next/link'
import type { ComponentProps } from 'react'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'

/** Leads away with what is selected: an icon, with its word where a wide window has room. */
export function BarLink({
  label,
  word,
  children,
  ...rest
}: ComponentProps<typeof Link> & { label: string; word: string }) {
  return (
    <Link
      {...rest}
      prefetch={false}
      aria-label={label}
      title={label}
      className={cn(
        buttonLook({ tone: 'ghost' }),
        'w-10 gap-1.5! px-0! font-normal! min-[75rem]:w-auto min-[75rem]:px-2! max-[75rem]:pointer-coarse:w-11 [&>svg]:size-4',
      )}
    >
      {children}
      <span aria-hidden="true" className="max-[75rem]:hidden">
        {word}
      </span>
    </Link>
  )
}
