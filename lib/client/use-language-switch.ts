import { useRouter } from 'next/navigation'
import { useState } from 'react'

/** Goes to another language. What does it comes with the press; where that cannot be had there is no server either. */
export function useLanguageSwitch(locale: string): {
  change: () => void
  /** The last press came to nothing. */
  failed: boolean
} {
  const router = useRouter()
  const [failed, setFailed] = useState(false)
  const change = () => {
    import('./switch-language.ts')
      .then(({ switchLanguage }) => switchLanguage(router, locale))
      .then(
        (done) => setFailed(!done),
        () => setFailed(true),
      )
  }
  return { change, failed }
}
