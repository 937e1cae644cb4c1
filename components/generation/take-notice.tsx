import { useQuery, useQueryClient } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { IconButton } from '#components/ui/icon-button'
import { focusFirst, focusIsLost } from '#components/ui/lost-focus'
import { cachedRev, generationQuery, learnGeneration } from '#lib/client/generations/generation-pages'
import { type MadeTake, madeTake } from '#lib/client/generations/made-take'
import { selected } from '#lib/client/marks/selection'
import type { ActionProblem } from '#lib/domain/actions'
import { useProblemText } from './use-problem-text.tsx'

/** How long it stands there once it can no longer be taken back, in ms. */
const SAID_MS = 8_000

/** Says that another take was asked for, leads to it, and takes it back while nothing was sent. Screen readers heard of it from its card. */
export function TakeNotice({ take, cancel }: MadeTake) {
  const t = useTranslations('generation')
  const marks = useTranslations('marks')
  const problemText = useProblemText()
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const selecting = useSyncExternalStore(selected.subscribe, selected.get, selected.get).size > 0
  // The feed keeps it up to date, from where it is: it was made after that.
  useEffect(() => learnGeneration(client, { generation: take, rev: cachedRev(client) ?? '0' }), [client, take])
  const { data } = useQuery(generationQuery(take.id))
  const { state } = (data?.generation ?? take).status
  const queued = state === 'queued'
  useEffect(() => {
    if (queued) return
    // Cancel went with what it was about.
    if (box.current && focusIsLost()) focusFirst(box.current)
    const timer = setTimeout(() => {
      if (!box.current?.matches(':hover, :focus-within')) madeTake.set(null)
    }, SAID_MS)
    return () => clearTimeout(timer)
  }, [queued])
  const number = take.shot.take
  return (
    <div
      ref={box}
      className={cn(
        'pointer-events-none fixed inset-x-4 z-30 flex justify-center',
        selecting ? 'bottom-28 md:bottom-18' : 'bottom-4',
      )}
    >
      <div className="pointer-events-auto flex w-fit max-w-full flex-wrap items-center gap-x-3 rounded-md border border-line bg-raised py-1 pr-1 pl-4 text-sm shadow-raised">
        <span aria-hidden="true">{t(state === 'cancelled' ? 'takeCancelled' : 'takeMade', { take: number })}</span>
        {problem && (
          <span role="alert" className="text-danger">
            {problemText(problem)}
          </span>
        )}
        {state !== 'cancelled' && (
          <Link
            href={`/wall/${take.id}`}
            prefetch={false}
            onNavigate={() => madeTake.set(null)}
            className="inline-flex min-h-10 items-center text-accent-text underline underline-offset-4 pointer-coarse:min-h-11"
          >
            {t('toTake', { take: number })}
          </Link>
        )}
        {queued && (
          <Button
            tone="link"
            size="bare"
            className="min-h-10 pointer-coarse:min-h-11"
            busy={busy}
            onClick={async () => {
              setBusy(true)
              setProblem(await cancel())
              setBusy(false)
            }}
          >
            {t('cancel')}
          </Button>
        )}
        <IconButton label={marks('dismiss')} onClick={() => madeTake.set(null)}>
          <X aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
