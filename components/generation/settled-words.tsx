import CircleSlash from 'lucide-react/icons/circle-slash'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useTranslations } from 'next-intl'
import type { GenerationStatus } from '#lib/domain/generation'
import { FailureWords } from './failure-words.tsx'

/** What stands in the place of the picture when there will be none. */
export function SettledWords({ status }: { status: GenerationStatus }) {
  const state = useTranslations('state')
  const failed = status.state === 'failed'
  const Icon = failed ? TriangleAlert : CircleSlash
  return (
    <div className="absolute inset-0 flex flex-col gap-1.5 overflow-hidden p-3 [@container(max-height:150px)]:gap-1 [@container(max-height:150px)]:p-2.5">
      <p className="flex items-center gap-1.5 text-sm font-medium">
        <Icon aria-hidden className={failed ? 'size-4 text-danger' : 'size-4 text-muted'} />
        <span className={failed ? 'text-danger' : 'text-muted'}>{state(status.state)}</span>
      </p>
      {status.failure && <FailureWords failure={status.failure} acceptedAt={status.acceptedAt} />}
    </div>
  )
}
