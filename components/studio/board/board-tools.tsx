import Images from 'lucide-react/icons/images'
import Layers2 from 'lucide-react/icons/layers-2'
import Redo2 from 'lucide-react/icons/redo-2'
import Repeat from 'lucide-react/icons/repeat'
import Undo2 from 'lucide-react/icons/undo-2'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { Lazily } from '#components/ui/lazily'
import { MendNotice } from '#components/ui/mend-notice'
import { isLoop } from '#lib/client/board/loop'
import { useCommands } from '#lib/client/keys/use-commands'
import type { Board } from './use-board.ts'

/** What can be done with the board as a whole. The tray and the comparison are loaded when they are first opened. */
export function BoardTools({ board }: { board: Board }) {
  const t = useTranslations('studio.board')
  const [tray, setTray] = useState(false)
  const [comparing, setComparing] = useState(false)
  const has = (role: string) => board.stills.some((still) => still.role === role)
  const comparable = has('first_frame') && has('last_frame')
  const compare = () => setComparing(comparable)
  useCommands(async () => {
    const { boardCommands } = await import('./board-commands.ts')
    return boardCommands(board, { tray: () => setTray((now) => !now), compare, comparable }, t)
  })
  const failed = (tryAgain: () => void) => <MendNotice words={t('notLoaded')} mend={t('retry')} onMend={tryAgain} />
  const tool = 'gap-1.5 px-2 aria-expanded:text-ink aria-pressed:bg-well aria-pressed:text-ink disabled:text-control'
  return (
    <>
      <div className="-mx-2 -my-2 flex flex-wrap items-center">
        <Button
          tone="ghost"
          size="sm"
          className={tool}
          aria-pressed={isLoop(board.stills)}
          disabled={!has('first_frame')}
          onClick={board.toggleLoop}
        >
          <Repeat aria-hidden="true" className="size-4" />
          {t(isLoop(board.stills) ? 'isLoop' : 'loop')}
        </Button>
        <Button tone="ghost" size="sm" className={tool} aria-haspopup="dialog" disabled={!comparable} onClick={compare}>
          <Layers2 aria-hidden="true" className="size-4" />
          {t('compare')}
        </Button>
        <Button tone="ghost" size="sm" className={tool} aria-expanded={tray} onClick={() => setTray(!tray)}>
          <Images aria-hidden="true" className="size-4" />
          {t('recent')}
        </Button>
        <span className="ml-auto flex">
          <IconButton
            label={t('undo')}
            className="disabled:text-control"
            disabled={!board.canUndo}
            onClick={board.undo}
          >
            <Undo2 aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('redo')}
            className="disabled:text-control"
            disabled={!board.canRedo}
            onClick={board.redo}
          >
            <Redo2 aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {tray && (
        <Lazily load={() => import('./recent-images.tsx')} waiting={<div className="h-28" />} failed={failed}>
          {({ RecentImages }) => <RecentImages board={board} />}
        </Lazily>
      )}
      {comparing && comparable && (
        <Lazily load={() => import('./compare-frames.tsx')} failed={failed}>
          {({ CompareFrames }) => <CompareFrames stills={board.stills} onClose={() => setComparing(false)} />}
        </Lazily>
      )}
    </>
  )
}
