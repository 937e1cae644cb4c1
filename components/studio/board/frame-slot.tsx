import ImagePlus from 'lucide-react/icons/image-plus'
import { useTranslations } from 'next-intl'
import { Suspense, useId } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { Notice } from '#components/ui/notice'
import { onDemand } from '#components/ui/on-demand'
import type { AspectRatio } from '#lib/domain/recipe/recipe'
import { FileInput } from './file-input.tsx'
import { PlaceNotices } from './place-notices.tsx'
import { StillTile } from './still-tile.tsx'
import type { Board } from './use-board.ts'
import { useLanding } from './use-landing.ts'

const ShapeSign = onDemand(() => import('./shape-sign.tsx').then((module) => module.ShapeSign))

/** The first or the last frame: one still, or the invitation to drop one. */
export function FrameSlot({
  board,
  of: role,
  ratio,
}: {
  board: Board
  of: 'first_frame' | 'last_frame'
  /** What was chosen for the clip. */
  ratio: AspectRatio
}) {
  const t = useTranslations('studio.board')
  const problemText = useProblemText()
  const describedBy = useId()
  const still = board.stills.find((other) => other.role === role)
  const place = useLanding(
    board,
    { kind: 'role', role },
    (key) => board.carry(key, { kind: 'role', role }, t('movedTo', { place: t(role) })),
    (files) => board.add(files, role),
  )
  const hasFirst = board.stills.some((other) => other.role === 'first_frame')
  const lacksFirst = role === 'last_frame' && still !== undefined && !hasFirst
  return (
    <section
      ref={place.ref}
      {...place.fileProps}
      data-place={role}
      aria-label={t(role)}
      className="flex min-w-0 flex-col gap-2"
    >
      <div className="flex items-center justify-between gap-2">
        <p aria-hidden="true" className="truncate text-muted text-sm">
          {t(role)}
        </p>
        {hasFirst && still?.state === 'ready' && (
          <Suspense>
            <ShapeSign of={role} image={still.image} ratio={ratio} />
          </Suspense>
        )}
      </div>
      <div
        className={cn(
          'relative grid aspect-[3/2] place-items-center rounded-md transition-colors has-[input[type=file]:focus-visible]:outline-2 has-[input[type=file]:focus-visible]:outline-focus has-[input[type=file]:focus-visible]:outline-offset-2',
          still ? 'bg-well' : 'border border-control/60 border-dashed bg-well hover:border-control hover:text-ink',
          place.look === 'possible' && 'ring-2 ring-accent/50',
          place.look === 'over' && 'bg-accent/15 ring-2 ring-accent',
          lacksFirst && 'ring-2 ring-danger',
        )}
      >
        <FileInput
          aria-label={t(role)}
          aria-describedby={lacksFirst ? describedBy : undefined}
          tabIndex={still ? -1 : undefined}
          onFiles={(files) => board.add(files, role)}
        />
        {still ? (
          <StillTile still={still} board={board} fit="contain" />
        ) : (
          <span
            aria-hidden="true"
            className="pointer-events-none flex flex-col items-center gap-1.5 text-muted text-xs"
          >
            <ImagePlus className="size-5" />
            <span className="pointer-coarse:hidden">{t('add')}</span>
            <span className="hidden pointer-coarse:inline">{t('addByTouch')}</span>
          </span>
        )}
      </div>
      {lacksFirst && (
        <Notice tone="danger" id={describedBy}>
          <span>{problemText('last_frame_needs_first')}</span>
          <Button
            tone="link"
            size="bare"
            onClick={() =>
              board.carry(still.key, { kind: 'role', role: 'first_frame' }, t('movedTo', { place: t('first_frame') }))
            }
          >
            {t('makeFirst')}
          </Button>
        </Notice>
      )}
      <PlaceNotices board={board} of={role} />
    </section>
  )
}
