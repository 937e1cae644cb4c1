import { cookies } from 'next/headers'
import type { AuthCookie } from '#lib/server/auth/auth'
import { services } from '#lib/server/services'

/** Hands the browser cookies that no script reads and no other site sends along; over https alone where the app is reached by it. */
export async function setCookies(list: readonly AuthCookie[]): Promise<void> {
  const secure = services().config.publicUrl.startsWith('https:')
  const jar = await cookies()
  for (const { name, value, maxAge } of list)
    jar.set({ name, value, maxAge, httpOnly: true, sameSite: 'lax', secure, path: '/' })
}
