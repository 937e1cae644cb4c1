import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { awaited } from '#lib/client/done/awaited'
import { fixQuery } from '#lib/client/review/fix-query'
import { fixing } from '#lib/client/review/fixing'
import { FixFrame } from './fix-frame.tsx'

const NONE = () => null
const NOBODY: readonly string[] = []

/** What somebody asked to be changed about a take, beside the prompt that changes it, until that is submitted. @param take the one that the draft is another take of */
export function FixWords({ take }: { take: string }) {
  const t = useTranslations('review.fixing')
  const now = useSyncExternalStore(fixing.subscribe, fixing.get, NONE)
  const mine = now?.take === take ? now : null
  const { data } = useQuery({ ...fixQuery(mine ?? { take, comment: '' }), enabled: mine !== null })
  useDoneWhenSubmitted()
  if (!mine || !data) return null
  const { by, text, frame } = data.comment
  return (
    <aside aria-label={t('title')} className="flex items-start gap-3 rounded-md border border-line bg-raised p-3">
      {frame !== null && data.clip && !data.clip.missing && (
        <FixFrame clip={data.clip} take={take} frame={frame} spot={data.comment.spot} />
      )}
      <div className="min-w-0 flex-1">
        <p className="break-words text-muted text-xs">
          {frame === null ? t('by', { name: by.name }) : t('byAt', { name: by.name, frame: frame + 1 })}
        </p>
        <p className="max-h-40 overflow-y-auto whitespace-pre-wrap break-words text-sm">{text}</p>
      </div>
      <IconButton label={t('dismiss')} onClick={fixing.done} className="-mt-2 -mr-2">
        <X aria-hidden="true" />
      </IconButton>
    </aside>
  )
}

/** What was submitted from here since is the answer to it. */
function useDoneWhenSubmitted(): void {
  const ids = useSyncExternalStore(awaited.subscribe, awaited.ids, () => NOBODY)
  const [before] = useState(ids)
  const submitted = ids.some((id) => !before.includes(id))
  useEffect(() => {
    if (submitted) fixing.done()
  }, [submitted])
}
