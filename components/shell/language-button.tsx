'use client'

import type { ReactNode } from 'react'
import { useLanguageSwitch } from '#lib/client/use-language-switch'

/** The page is written anew around what is in its forms. */
export function LanguageButton({
  other,
  failure,
  className,
  children,
}: {
  other: string
  /** What is shown when it could not be. */
  failure: ReactNode
  className: string
  children: ReactNode
}) {
  const { change, failed } = useLanguageSwitch(other)
  return (
    <>
      <button type="button" lang={other} className={className} onClick={change}>
        {children}
      </button>
      {failed && failure}
    </>
  )
}
