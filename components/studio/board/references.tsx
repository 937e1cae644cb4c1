import Plus from 'lucide-react/icons/plus'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn'
import type { Still } from '#lib/client/board/still'
import { ROLE_LIMITS } from '#lib/domain/limits'
import { FileInput } from './file-input.tsx'
import { PlaceNotices } from './place-notices.tsx'
import { StillTile } from './still-tile.tsx'
import type { Board } from './use-board.ts'
import { useLanding } from './use-landing.ts'

/** One reference: a still, and a place where another one may change places with it. */
function Reference({ still, board, position }: { still: Still; board: Board; position: number }) {
  const t = useTranslations('studio.board')
  const target = { kind: 'reference', key: still.key } as const
  const place = useLanding(
    board,
    target,
    (key) => board.carry(key, target, t('movedTo', { place: `${t('reference')} ${position}` })),
    (files) => board.add(files, 'reference'),
  )
  return (
    <div
      ref={place.ref}
      {...place.fileProps}
      className={cn(
        'relative aspect-square rounded-md bg-well transition-colors',
        place.look === 'possible' && 'ring-2 ring-accent/50',
        place.look === 'over' && 'ring-2 ring-accent',
      )}
    >
      <StillTile still={still} board={board} fit="cover" />
    </div>
  )
}

/** Up to four stills that show who or what appears, in the order in which they are sent. */
export function References({ board }: { board: Board }) {
  const t = useTranslations('studio.board')
  const stills = board.stills.filter((still) => still.role === 'reference')
  const hasRoom = stills.length < ROLE_LIMITS.reference
  const place = useLanding(
    board,
    { kind: 'role', role: 'reference' },
    (key) => board.carry(key, { kind: 'role', role: 'reference' }, t('movedTo', { place: t('reference') })),
    (files) => board.add(files, 'reference'),
  )
  return (
    <section
      ref={place.ref}
      {...place.fileProps}
      data-place="reference"
      aria-label={t('reference')}
      className="flex flex-col gap-2"
    >
      <p aria-hidden="true" className="flex justify-between text-muted text-sm">
        {t('reference')}
        <span className="text-xs">{t('upTo', { count: ROLE_LIMITS.reference })}</span>
      </p>
      <div
        className={cn(
          'grid grid-cols-4 gap-2 rounded-md transition-colors',
          stills.length > 0 &&
            'pointer-coarse:auto-cols-[6rem] pointer-coarse:grid-flow-col pointer-coarse:grid-cols-none pointer-coarse:overflow-x-auto',
          place.look === 'possible' && 'ring-2 ring-accent/50',
          place.look === 'over' && 'bg-accent/15 ring-2 ring-accent',
        )}
      >
        {stills.map((still, index) => (
          <Reference key={still.key} still={still} board={board} position={index + 1} />
        ))}
        <div
          className={cn(
            'relative grid min-h-20 place-items-center rounded-md border border-control/60 border-dashed bg-well text-muted text-xs transition-colors hover:border-control hover:text-ink',
            'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus has-[input:focus-visible]:outline-offset-2',
            stills.length === 0 ? 'col-span-4' : 'aspect-square',
            !hasRoom && 'hidden',
          )}
        >
          <FileInput aria-label={t('reference')} multiple onFiles={(files) => board.add(files, 'reference')} />
          <span
            aria-hidden="true"
            className={cn('pointer-events-none flex items-center gap-1.5', stills.length > 0 && 'flex-col')}
          >
            <Plus className="size-5" />
            {stills.length > 0 ? (
              t('addAnother')
            ) : (
              <>
                <span className="pointer-coarse:hidden">{t('add')}</span>
                <span className="hidden pointer-coarse:inline">{t('addByTouch')}</span>
              </>
            )}
          </span>
        </div>
      </div>
      <PlaceNotices board={board} of="reference" />
    </section>
  )
}
