import type { VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { buttonLook } from './button-look.tsx'
import { cn } from './cn.tsx'

/** A button with words, in one of the looks of {@link buttonLook}. */
export function Button({ tone, size, className, ...rest }: ComponentProps<'button'> & VariantProps<typeof buttonLook>) {
  return <button type="button" {...rest} className={cn(buttonLook({ tone, size }), className)} />
}
