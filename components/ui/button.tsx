import type { VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { buttonLook } from './button-look.tsx'
import { cn } from './cn.tsx'

/**
 * A button with words, in one of the looks of {@link buttonLook}.
 * @param busy while what it was pressed for is under way: it does nothing then, and keeps the focus, which a disabled one loses
 */
export function Button({
  tone,
  size,
  className,
  busy = false,
  onClick,
  ...rest
}: ComponentProps<'button'> & VariantProps<typeof buttonLook> & { busy?: boolean }) {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      {...rest}
      // A form is sent by pressing its button, also where Enter does that.
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cn(buttonLook({ tone, size }), className)}
    />
  )
}
