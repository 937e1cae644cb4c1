'use client'

import { useLanguageSwitch } from '#lib/client/use-language-switch'

/** Goes to the other language, named in itself. The page is written anew around the clip in sight and what is half written. */
export function GuestLanguage({
  other,
  label,
  failure,
  className,
}: {
  other: string
  label: string
  /** What is said when it could not be. */
  failure: string
  className: string
}) {
  const { change, failed } = useLanguageSwitch(other)
  return (
    <>
      <button type="button" lang={other} className={className} onClick={change}>
        {label}
      </button>
      {failed && (
        <p role="alert" className="max-w-60 px-3 text-danger text-sm">
          {failure}
        </p>
      )}
    </>
  )
}
