'use client'

import CopyPlus from 'lucide-react/icons/copy-plus'
import Pencil from 'lucide-react/icons/pencil'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
import { IconButton } from '#components/ui/icon-button'
import { useCommands } from '#lib/client/use-commands'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { DownloadLink } from './download-link.tsx'
import { ResolveButton } from './resolve-button.tsx'
import { useGenerationActions } from './use-generation-actions.ts'
import { useProblemText } from './use-problem-text.tsx'

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
  const router = useRouter()
  const { busy, problem, successor, cancel, takeAgain } = useGenerationActions(generation, actions)
  const { status } = generation
  const retryable = status.state === 'failed' || status.state === 'cancelled'
  useCommands(() =>
    commands
      ? [
          { id: 'another-take', group: 'clips', label: t('anotherTake'), run: takeAgain },
          { id: 'remix', group: 'clips', label: t('remix'), run: () => router.push(`/?from=${generation.id}`) },
        ]
      : [],
  )
  return (
    <>
      {status.state === 'queued' && (
        <Button size="sm" onClick={cancel} disabled={busy} className="@max-[11rem]:px-0 @max-[11rem]:w-10">
          <X aria-hidden className="size-4" />
          <span className="@max-[11rem]:sr-only">{t('cancel')}</span>
        </Button>
      )}
      <ResolveButton generation={generation} actions={actions} />
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
        <Button size="sm" onClick={takeAgain} disabled={busy} className="@max-[11rem]:px-0 @max-[11rem]:w-10">
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
      {!retryable && (
        <>
          <IconButton label={t('anotherTake')} onClick={takeAgain} disabled={busy}>
            <CopyPlus aria-hidden />
          </IconButton>
          <Link
            href={`/?from=${generation.id}`}
            prefetch={false}
            aria-label={t('remix')}
            title={t('remix')}
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-well hover:text-ink pointer-coarse:size-11"
          >
            <Pencil aria-hidden className="size-4" />
          </Link>
          <span role="status" className="sr-only">
            {successor && t('takeMade', { take: successor.shot.take })}
          </span>
        </>
      )}
      {status.clip && <DownloadLink generation={generation} url={status.clip.url} />}
      {problem && (
        <p role="alert" className="basis-full text-xs text-danger">
          {problemText(problem)}
        </p>
      )}
    </>
  )
}
