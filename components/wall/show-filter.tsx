import ShieldAlert from 'lucide-react/icons/shield-alert'
import Link from 'next/link'
import { useTranslations } from 'next-intl'

const ITEM =
  'inline-flex min-h-9 items-center gap-1.5 rounded-sm px-2 text-muted sm:px-3 text-sm transition-colors hover:text-ink aria-[current=true]:bg-raised aria-[current=true]:font-medium aria-[current=true]:text-ink aria-[current=true]:ring-1 aria-[current=true]:ring-line pointer-coarse:min-h-10'

const AT_RISK = 'show=at-risk'

/**
 * Which part of the wall is shown: all, or what is paid and not safely kept.
 * @param filter what the wall is narrowed to, as `filterText` writes it
 * @param count how many are at risk; null before that is known
 */
export function ShowFilter({ filter, count }: { filter: string; count: number | null }) {
  const t = useTranslations('wall.show')
  return (
    <nav aria-label={t('label')} className="flex gap-0.5 rounded-md bg-well p-0.5 ring-1 ring-line ring-inset">
      <Link href="/wall" aria-current={filter === ''} className={ITEM}>
        {t('all')}
      </Link>
      <Link href={`/wall?${AT_RISK}`} prefetch={false} aria-current={filter === AT_RISK} className={ITEM}>
        <ShieldAlert aria-hidden="true" className={count ? 'size-4 text-danger' : 'size-4'} />
        {t('atRisk', { count: count ?? 0 })}
      </Link>
    </nav>
  )
}
