import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { cn } from '#components/ui/cn'
import { selected, selectUpTo, toggleSelected } from '#lib/client/marks/selection'
import { toolsHere } from '#lib/client/marks/tools-here'

/**
 * Selects a card; with Shift everything from the last one up to it. It is one element, for a wall draws many. It comes with the keys that do the
 * same, so that whoever sees it can type as well.
 */
export function SelectCheck({ id }: { id: string }) {
  const t = useTranslations('marks')
  const all = useSyncExternalStore(selected.subscribe, selected.get, selected.get)
  const here = useSyncExternalStore(toolsHere.subscribe, toolsHere.get, () => false)
  const on = all.has(id)
  if (!here) return null
  return (
    <button
      type="button"
      data-check
      aria-pressed={on}
      aria-label={t('select')}
      title={t('selectHow')}
      onClick={(event) => (event.shiftKey ? selectUpTo(id) : toggleSelected(id))}
      className={cn(
        'absolute top-0 left-0 size-10 rounded-md -outline-offset-2 transition-opacity before:absolute before:inset-2.5 before:rounded-full before:border-2 forced-colors:forced-color-adjust-none focus-visible:opacity-100 group-hover/cell:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100',
        all.size === 0 && 'opacity-0',
        !on && 'before:border-on-scrim before:bg-scrim',
        on &&
          'before:border-accent before:bg-accent after:absolute after:inset-0 after:grid after:place-items-center after:font-bold after:text-accent-ink after:text-xs after:content-["✓"]',
      )}
    />
  )
}
