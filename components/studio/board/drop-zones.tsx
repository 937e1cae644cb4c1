import { useTranslations } from 'next-intl'
import { type DragEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { cn } from '#components/ui/cn'
import { mayCarryRecipe } from '#lib/client/recipe/may-carry-recipe'
import { ROLE_LIMITS } from '#lib/domain/limits'
import { ROLES, type Role } from '#lib/domain/recipe/recipe'
import type { Board } from './use-board.ts'

/** Three large places over the whole studio while files are in the air. For the pointer alone: keys choose or paste files at the slots. */
export function DropZones({ board, onDrop }: { board: Board; onDrop: () => void }) {
  const t = useTranslations('studio.board')
  const [over, setOver] = useState<Role | null>(null)
  const references = board.stills.filter((still) => still.role === 'reference').length
  const full = references >= ROLE_LIMITS.reference
  const takeOver = (event: DragEvent, role: Role) => {
    if (role === 'reference' && full) return setOver(null)
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(role)
  }
  // On the page itself: within the composer they would stand beneath whatever is beside that.
  return createPortal(
    <div
      aria-hidden="true"
      data-drop-zones
      className="fixed inset-x-0 top-14 bottom-0 z-40 grid gap-3 bg-canvas/90 p-4 sm:grid-cols-2 sm:grid-rows-[3fr_2fr] sm:p-8"
    >
      {ROLES.map((role) => {
        const taken = role !== 'reference' && board.stills.some((still) => still.role === role)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a drag is the pointer's alone; keys have the slots beneath.
          <div
            key={role}
            data-zone={role}
            onDragEnter={(event) => takeOver(event, role)}
            onDragOver={(event) => takeOver(event, role)}
            onDragLeave={() => setOver((now) => (now === role ? null : now))}
            onDrop={(event) => {
              onDrop()
              const files = [...event.dataTransfer.files]
              // The page takes those wherever they are dropped.
              if (files.some(mayCarryRecipe)) return
              event.preventDefault()
              board.add(files, role)
            }}
            className={cn(
              'flex flex-col items-center justify-center gap-1 rounded-lg border-2 border-dashed bg-surface text-center transition-colors *:pointer-events-none',
              role === 'reference' && 'sm:col-span-2',
              over === role ? 'border-accent bg-accent/15' : 'border-control',
            )}
          >
            <span className="font-semibold text-lg">{t(role)}</span>
            <span className="text-muted text-sm">
              {role === 'reference'
                ? t(full ? 'zoneFull' : 'zoneReferences')
                : t(taken ? 'zoneReplaces' : 'zoneOthers')}
            </span>
          </div>
        )
      })}
    </div>,
    document.body,
  )
}
