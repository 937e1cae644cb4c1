import ArrowLeftRight from 'lucide-react/icons/arrow-left-right'
import { useTranslations } from 'next-intl'
import type { Cropping } from '#components/studio/crop/use-cropping'
import { IconButton } from '#components/ui/icon-button'
import { Lazily } from '#components/ui/lazily'
import type { Stills } from '#lib/client/board/use-stills'
import type { AspectRatio } from '#lib/domain/recipe/recipe'
import { BoardTools } from './board-tools.tsx'
import { FrameSlot } from './frame-slot.tsx'
import { References } from './references.tsx'
import { useBoard } from './use-board.ts'

/** The slots as one board: from the first frame an arrow of the clip's length to the last, and the references below. */
export function Board({
  stills,
  duration,
  ratio,
  cropping,
}: {
  stills: Stills
  duration: number
  ratio: AspectRatio
  cropping: Cropping
}) {
  const t = useTranslations('studio.board')
  const board = useBoard(stills, cropping)
  const hasFrames = board.stills.some((still) => still.role !== 'reference')
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-[minmax(0,1fr)_4.5rem_minmax(0,1fr)] items-start">
        <FrameSlot board={board} of="first_frame" ratio={ratio} />
        <div className="relative mt-7 flex h-24 flex-col items-center justify-center self-start">
          <span className="absolute top-2 text-muted text-xs tabular-nums">{t('duration', { seconds: duration })}</span>
          <svg aria-hidden="true" viewBox="0 0 72 12" className="absolute inset-x-0 w-full text-control" fill="none">
            <path d="M6 6h58M59 1.5 65 6l-6 4.500" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
          <IconButton
            label={t('swap')}
            tone="line"
            disabled={!hasFrames}
            shape="round"
            className="relative"
            onClick={() => {
              board.swap()
              board.say(t('swapped'))
            }}
          >
            <ArrowLeftRight aria-hidden="true" />
          </IconButton>
        </div>
        <FrameSlot board={board} of="last_frame" ratio={ratio} />
      </div>
      <BoardTools board={board} />
      <References board={board} />
      <p role="status" aria-live="polite" className="sr-only">
        <span key={board.said.n}>{board.said.words}</span>
      </p>
      {board.inAir?.kind === 'files' && (
        // Where it cannot be loaded the slots themselves still take what is dropped.
        <Lazily load={() => import('./drop-zones.tsx')} failed={() => null}>
          {({ DropZones }) => <DropZones board={board} onDrop={board.landed} />}
        </Lazily>
      )}
    </div>
  )
}
