'use client'

import Pencil from 'lucide-react/icons/pencil'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type MouseEvent, Suspense, useEffect, useRef, useState } from 'react'
import { useRights } from '#components/team/use-rights'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
import { focusFirst, focusIsLost } from '#components/ui/lost-focus'
import { onDemand } from '#components/ui/on-demand'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { CardMenu } from './card-menu.tsx'
import { DownloadLink } from './download-link.tsx'
import { useGenerationActions } from './use-generation-actions.ts'
import { useProblemText } from './use-problem-text.tsx'

/** Hardly any request goes without an answer. */
const ResolveButton = onDemand(() => import('./resolve-button.tsx').then((module) => module.ResolveButton))

/** What can be done with a generation in its present state, and what became of it when it could not. */
export function CardActions({
  generation,
  actions,
  commands = false,
}: {
  generation: GenerationView
  actions: GenerationActions
  /** Whether it is the one generation of the page, so that the palette offers the same. */
  commands?: boolean
}) {
  const t = useTranslations('generation')
  const problemText = useProblemText()
  const { may, mayChange } = useRights()
  const does = useGenerationActions(generation, actions)
  const { busy, problem, successor } = does
  const { status } = generation
  // Its dialog stays while it is read, whatever comes meanwhile.
  const [unclear, setUnclear] = useState(false)
  if (status.state === 'unconfirmed' && !unclear) setUnclear(true)
  const retryable = may('create') && (status.state === 'failed' || status.state === 'cancelled')
  const theirs = mayChange(generation.createdBy)
  /** What a press was on, and in which state: it may go with that, and the focus is led to what comes in its place. */
  const pressed = useRef<{ among: Element | null; state: string } | null>(null)
  const press = (does: () => unknown) => (event: MouseEvent<HTMLElement>) => {
    pressed.current = { among: event.currentTarget.parentElement, state: status.state }
    void does()
  }
  useEffect(() => {
    if (!pressed.current || busy) return
    if (focusIsLost()) focusFirst(pressed.current.among)
    if (successor || problem || pressed.current.state !== status.state) pressed.current = null
  })
  return (
    <>
      {theirs && status.state === 'queued' && (
        <Button size="sm" onClick={press(does.cancel)} busy={busy} className="@max-[11rem]:px-0 @max-[11rem]:w-10">
          <X aria-hidden className="size-4" />
          <span className="@max-[11rem]:sr-only">{t('cancel')}</span>
        </Button>
      )}
      {theirs && unclear && (
        <Suspense>
          <ResolveButton generation={generation} actions={actions} />
        </Suspense>
      )}
      {retryable && (
        <Link
          href={`/?from=${generation.id}`}
          prefetch={false}
          className={cn(buttonLook({ size: 'sm' }), '@max-[11rem]:w-10 @max-[11rem]:px-0')}
        >
          <Pencil aria-hidden className="size-4" />
          <span className="@max-[11rem]:sr-only">{t('edit')}</span>
        </Link>
      )}
      {retryable && !successor && (
        <Button
          size="sm"
          onClick={press(() => does.takeAgain())}
          busy={busy}
          aria-describedby={`retry-price-${generation.id}`}
          className="@max-[11rem]:px-0 @max-[11rem]:w-10"
        >
          <RotateCcw aria-hidden className="size-4" />
          <span className="@max-[11rem]:sr-only">{t('retry')}</span>
        </Button>
      )}
      {retryable && successor && (
        <Link
          href={`/wall/${successor.id}`}
          prefetch={false}
          className="inline-flex min-h-10 items-center text-sm text-accent-text underline underline-offset-4 pointer-coarse:min-h-11"
        >
          {t('retried')}
        </Link>
      )}
      {(!retryable || status.clip || commands) && <CardMenu generation={generation} does={does} commands={commands} />}
      {status.clip && !status.clip.missing && <DownloadLink generation={generation} url={status.clip.url} />}
      {problem && problem !== 'first_unclear' && (
        <p role="alert" className="basis-full text-xs text-danger">
          {problemText(problem)}
        </p>
      )}
    </>
  )
}
