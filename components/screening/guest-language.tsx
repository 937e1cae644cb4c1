'use client'

import { useRouter } from 'next/navigation'
import { keepChoice } from '#lib/client/keep-choice'
import { LOCALE_COOKIE } from '#lib/domain/locales'

/** Goes to the other language, named in itself. The page is written anew around the clip in sight and what is half written. */
export function GuestLanguage({ other, label, className }: { other: string; label: string; className: string }) {
  const router = useRouter()
  return (
    <button
      type="button"
      lang={other}
      className={className}
      onClick={() => {
        keepChoice(LOCALE_COOKIE, other)
        router.refresh()
      }}
    >
      {label}
    </button>
  )
}
