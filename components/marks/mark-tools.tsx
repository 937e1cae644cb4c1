import { useEffect, useSyncExternalStore } from 'react'
import { focusIsLost } from '#components/ui/lost-focus'
import { focusRestored } from '#lib/client/marks/focus-restored'
import { selected } from '#lib/client/marks/selection'
import { toolsHere } from '#lib/client/marks/tools-here'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { MarkNoticeWords } from './mark-notice-words.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useMark } from './use-mark.ts'
import { useMarkCommands } from './use-mark-commands.ts'

/** What a wall has for choosing among its cards: the keys, and a bar for what is selected. It comes once the page is alive. */
export function MarkTools({ actions }: { actions: MarkActions }) {
  const { mark, restore } = useMark(actions)
  const ids = [...useSyncExternalStore(selected.subscribe, selected.get, selected.get)]
  useMarkCommands(mark)
  useEffect(() => {
    toolsHere.set(true)
    return () => toolsHere.set(false)
  }, [])
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-4 z-30 flex flex-col items-center gap-2">
      <MarkNoticeWords
        onUndo={async (gone) => {
          await restore(gone)
          if (focusIsLost()) focusRestored(gone)
        }}
        onDismissed={() => focusRestored([])}
      />
      {ids.length > 0 && <SelectionBar ids={ids} actions={actions} />}
    </div>
  )
}
