import { useRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { useEffect } from 'react'
import { keptChoice } from '#lib/client/kept-choice'
import { readAnew } from '#lib/client/read-anew'
import { drawnTheme, drawTheme } from '#lib/client/theme'
import { LOCALE_COOKIE, LOCALES, THEME_COOKIE, THEMES } from '#lib/domain/locales'

/**
 * Takes over the language and the theme that were chosen in another tab, once this one is looked at again: what the server draws next would
 * stand in a shell of another language.
 */
export function OtherTabs() {
  const router = useRouter()
  const locale = useLocale()
  useEffect(() => {
    let asking = false
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const theme = keptChoice(THEME_COOKIE, THEMES)
      if (theme && theme !== drawnTheme()) drawTheme(theme)
      const chosen = keptChoice(LOCALE_COOKIE, LOCALES)
      if (!chosen || chosen === locale || asking) return
      asking = true
      // Without the server it waits for the next look.
      await readAnew(router)
      asking = false
    }
    document.addEventListener('visibilitychange', look)
    // Two windows side by side are both in sight.
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [router, locale])
  return null
}
