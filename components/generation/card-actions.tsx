'use client'

import Pencil from 'lucide-react/icons/pencil'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
import { onDemand } from '#components/ui/on-demand'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { DownloadLink } from './download-link.tsx'
import { FrameMenu } from './frame-menu.tsx'
import { useGenerationActions } from './use-generation-actions.ts'
import { useProblemText } from './use-problem-text.tsx'

/** Hardly any request goes without an answer. */
const ResolveButton = onDemand(() => import('./resolve-button.tsx').then((module) => module.ResolveButton))

/** What can be done with a generation in its present state, and what became of it when it could not. */
export function CardActions({ generation, actions }: { generation: GenerationView; actions: GenerationActions }) {
  const t = useTranslations('generation')
  const problemText = useProblemText()
  const { busy, problem, successor, cancel, retry } = useGenerationActions(generation, actions)
  const { status } = generation
  // Its dialog stays while it is read, whatever comes meanwhile.
  const [unclear, setUnclear] = useState(false)
  if (status.state === 'unconfirmed' && !unclear) setUnclear(true)
  const retryable = status.state === 'failed' || status.state === 'cancelled'
  return (
    <>
      {status.state === 'queued' && (
        <Button size="sm" onClick={cancel} disabled={busy} className="@max-[11rem]:px-0 @max-[11rem]:w-10">
          <X aria-hidden className="size-4" />
          <span className="@max-[11rem]:sr-only">{t('cancel')}</span>
        </Button>
      )}
      {unclear && (
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
        <Button size="sm" onClick={retry} disabled={busy} className="@max-[11rem]:px-0 @max-[11rem]:w-10">
          <RotateCcw aria-hidden className="size-4" />
          <span className="@max-[11rem]:sr-only">{t('retry')}</span>
        </Button>
      )}
      {successor && (
        <Link
          href={`/wall/${successor.id}`}
          prefetch={false}
          className="inline-flex min-h-10 items-center text-sm text-accent-text underline underline-offset-4 pointer-coarse:min-h-11"
        >
          {t('retried')}
        </Link>
      )}
      {status.clip && !status.clip.missing && (
        <>
          <FrameMenu generation={generation} />
          <DownloadLink generation={generation} url={status.clip.url} />
        </>
      )}
      {problem && (
        <p role="alert" className="basis-full text-xs text-danger">
          {problemText(problem)}
        </p>
      )}
    </>
  )
}
