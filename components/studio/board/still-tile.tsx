import Crop from 'lucide-react/icons/crop'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import Move from 'lucide-react/icons/move'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { cn } from '#components/ui/cn'
import { IconButton } from '#components/ui/icon-button'
import { Menu } from '#components/ui/menu'
import type { Still } from '#lib/client/board/still'
import { withBoardDrag } from '#lib/client/board/with-board-drag'
import type { Board } from './use-board.ts'
import { useMoves } from './use-moves.ts'

/** A still in its place: picture, how its upload goes, and the ways to move or remove it. */
export function StillTile({ still, board, fit }: { still: Still; board: Board; fit: 'contain' | 'cover' }) {
  const t = useTranslations('studio.board')
  const tile = useRef<HTMLDivElement>(null)
  const moveButton = useRef<HTMLButtonElement>(null)
  const moves = useMoves(still, board)

  useEffect(() => {
    const element = tile.current
    if (element) return withBoardDrag((drag) => drag.makeDraggable(element, () => ({ kind: 'still', key: still.key })))
  }, [still.key])
  useEffect(() => {
    if (board.claimFocus(still.key)) moveButton.current?.focus()
  })

  return (
    <div
      ref={tile}
      data-still={still.key}
      aria-busy={still.state === 'uploading'}
      className="group absolute inset-0 z-10 cursor-grab overflow-hidden rounded-[inherit] bg-well active:cursor-grabbing"
    >
      <img
        src={still.previewUrl}
        alt={t('alt', { place: t(still.role), name: still.name })}
        draggable={false}
        className={cn(
          'size-full transition-opacity',
          fit === 'cover' ? 'object-cover' : 'object-contain',
          still.state !== 'ready' && 'opacity-50',
        )}
      />
      {still.state === 'uploading' && (
        <span className="absolute inset-x-0 top-0 flex items-center gap-1.5 bg-scrim px-2 py-1 text-on-scrim text-xs">
          <LoaderCircle aria-hidden="true" className="size-3.5 shrink-0 animate-spin" />
          {t('uploading')}
        </span>
      )}
      {still.state === 'failed' && (
        <span className="absolute inset-x-0 top-0 flex items-center gap-1.5 bg-danger-well px-2 py-1 text-danger text-xs">
          <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
          {t('failed')}
        </span>
      )}
      <div className="absolute inset-x-0 bottom-0 flex justify-center bg-scrim opacity-0 transition-opacity pointer-coarse:justify-between pointer-coarse:bg-transparent group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 has-[[aria-expanded=true]]:opacity-100">
        <Menu label={t('moveTo')} items={moves} buttonRef={moveButton} tone="scrim">
          <Move aria-hidden="true" />
        </Menu>
        {/* A reference's tile has no room for a third button: there it is in the menu. */}
        {still.state === 'ready' && still.role !== 'reference' && (
          <IconButton label={t('crop')} tone="scrim" onClick={() => board.crop(still.key)}>
            <Crop aria-hidden="true" />
          </IconButton>
        )}
        <IconButton
          label={t('remove')}
          tone="scrim"
          onClick={() => {
            const place = tile.current?.closest('section')
            const field = place?.querySelector<HTMLElement>('input[type=file]')
            field?.focus()
            // It is hidden as long as there is no room: then the next picture has the focus.
            if (document.activeElement !== field) {
              const others = place?.querySelectorAll<HTMLElement>('button') ?? []
              Array.from(others)
                .find((button) => !tile.current?.contains(button))
                ?.focus()
            }
            board.remove(still.key)
            board.say(t('removed', { name: still.name }))
          }}
        >
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}
