import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRights } from '#components/team/use-rights'
import { useCommands } from '#lib/client/keys/use-commands'
import { PAGES } from '#lib/domain/team/access'

const ROOMS = [
  { href: '/', name: 'studio' },
  { href: '/wall', name: 'wall' },
  { href: '/wall/deleted', name: 'deleted' },
  { href: '/ledger', name: 'ledger' },
  { href: '/shares', name: 'shares' },
  { href: '/people', name: 'people' },
  { href: '/activity', name: 'activity' },
] as const

/** The pages in the palette, as many as one may enter. */
export function PageCommands() {
  const t = useTranslations('nav')
  const router = useRouter()
  const { may } = useRights()
  useCommands(() =>
    ROOMS.filter(({ href }) => may(PAGES[href])).map(({ href, name }) => ({
      id: `page-${name}`,
      group: 'pages',
      label: t(name),
      run: () => router.push(href),
    })),
  )
  return null
}
