'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'

export type Room = { href: '/' | '/wall' | '/ledger'; name: 'studio' | 'wall' | 'ledger' }

/** The rooms of the house, as many as one may enter; the one that the page is in is marked, the clips of the wall included. */
export function MainNav({ rooms }: { rooms: readonly Room[] }) {
  const t = useTranslations('nav')
  const path = usePathname()
  const isHere = (href: string) => (href === '/' ? path === '/' : path.startsWith(href))
  return (
    <nav aria-label={t('label')} className="flex">
      {rooms.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          // Both pages are drawn per request: fetched ahead comes only the layout, which is here already.
          prefetch={false}
          aria-current={isHere(href) ? 'page' : undefined}
          className="relative inline-flex h-[3.4375rem] items-center whitespace-nowrap px-1.5 text-muted text-sm transition-colors after:absolute after:inset-x-1.5 sm:px-3 sm:after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-full after:bg-transparent hover:text-ink focus-visible:outline-offset-[-4px] aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:after:bg-accent"
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
