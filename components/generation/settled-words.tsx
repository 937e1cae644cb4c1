import CircleSlash from 'lucide-react/icons/circle-slash'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRights } from '#components/team/use-rights'
import type { GenerationView } from '#lib/domain/generation/generation'
import { FailureWords } from './failure-words.tsx'
import { RetryPrice } from './retry-price.tsx'

/** What stands in the place of the picture when there will be none. */
export function SettledWords({ generation: { id, recipe, status } }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const state = useTranslations('state')
  const { may } = useRights()
  const missing = status.state === 'ready'
  const failed = status.state === 'failed' || missing
  const Icon = failed ? TriangleAlert : CircleSlash
  return (
    <div className="absolute inset-0 flex flex-col gap-1.5 overflow-hidden p-3 [@container(max-height:150px)]:gap-1 [@container(max-height:150px)]:p-2.5">
      {/* On the wall the circle that selects a card stands before it, or comes there with the mouse. */}
      <p className="flex items-center gap-1.5 text-sm font-medium in-[.group\/cell]:ps-7">
        <Icon aria-hidden className={failed ? 'size-4 text-danger' : 'size-4 text-muted'} />
        <span className={failed ? 'text-danger' : 'text-muted'}>
          {missing ? t('missing.title') : state(status.state)}
        </span>
      </p>
      {missing && (
        <p className="text-sm">
          {t('missing.words')}{' '}
          {may('manage') && (
            <Link href="/settings#media" className="underline underline-offset-2">
              {t('missing.more')}
            </Link>
          )}
        </p>
      )}
      {status.failure && <FailureWords failure={status.failure} acceptedAt={status.acceptedAt} />}
      {!missing && may('create') && <RetryPrice id={`retry-price-${id}`} recipe={recipe} />}
    </div>
  )
}
