import { NextIntlClientProvider } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'

/** What formats messages, and the messages of what comes on demand. */
export type Language = Pick<ComponentProps<typeof NextIntlClientProvider>, 'messages'> & { locale: string }

/** Around whatever comes on demand and has words of its own: the page itself has been given its words already. */
export function WithWords({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <NextIntlClientProvider {...language} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  )
}
