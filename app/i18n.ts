import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LOCALE_COOKIE, pickLocale } from '#lib/domain/locales'

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = pickLocale(jar.get(LOCALE_COOKIE)?.value, head.get('accept-language'))
  return { locale, messages: (await import(`../messages/${locale}.json`)).default, timeZone: 'UTC' }
})
