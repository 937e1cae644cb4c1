import type { useTranslations } from 'next-intl'
import { isLoop } from '#lib/client/board/loop'
import type { Command } from '#lib/client/keys/command-registry'
import type { Board } from './use-board.ts'

/**
 * What the tools of the board do, for the palette and the sheet of shortcuts.
 * @param open shows or hides what the tools open @param t the words of `studio.board`
 */
export function boardCommands(
  board: Board,
  open: { tray: () => void; compare: () => void; comparable: boolean },
  t: ReturnType<typeof useTranslations>,
): Command[] {
  const command = (one: Omit<Command, 'group'>): Command => ({ ...one, group: 'frames' })
  return [
    command({
      id: 'loop',
      label: t(isLoop(board.stills) ? 'endLoop' : 'makeLoop'),
      key: 'l',
      disabled: !board.stills.some((still) => still.role === 'first_frame'),
      run: board.toggleLoop,
    }),
    command({ id: 'compare', label: t('compareFrames'), key: 'c', disabled: !open.comparable, run: open.compare }),
    command({ id: 'recent-images', label: t('recentList'), key: 'i', run: open.tray }),
    command({ id: 'undo', label: t('undo'), chord: 'Mod+Z', disabled: !board.canUndo, run: board.undo }),
    command({ id: 'redo', label: t('redo'), chord: 'Mod+Shift+Z', disabled: !board.canRedo, run: board.redo }),
  ]
}
