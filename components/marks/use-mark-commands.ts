import { useTranslations } from 'next-intl'
import type { Command } from '#lib/client/keys/command-registry'
import { useCommands } from '#lib/client/keys/use-commands'
import { selected, selectUpTo, toggleSelected, unselect } from '#lib/client/marks/selection'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import { RATINGS } from '#lib/domain/marks/marks'

/**
 * The keys that mark generations, in the palette and the sheet of shortcuts too.
 * @param only the one generation of the page; without it they mean what is selected, else the card that the focus is in
 */
export function useMarkCommands(mark: (ids: readonly string[], change: MarkChange) => unknown, only?: string): void {
  const t = useTranslations('marks')
  useCommands((focus) => {
    const card = focus?.closest<HTMLElement>('[data-id]')?.dataset.id
    const those = only === undefined ? [...selected.get()] : [only]
    const ids = those.length > 0 ? those : card === undefined ? [] : [card]
    const command = (id: string, label: string, key: string, change: MarkChange): Command => ({
      id: `mark-${id}`,
      group: 'marks',
      label,
      key,
      disabled: ids.length === 0,
      run: () => void mark(ids, change),
    })
    const marking = [
      ...RATINGS.map((rating) => command(`rate-${rating}`, t('rate', { rating }), String(rating), { rating })),
      command('rate-none', t('unrate'), '0', { rating: null }),
      command('pick', t('pick'), 'p', { pick: true }),
      command('reject', t('reject'), 'x', { pick: false }),
      command('unflag', t('unflag'), 'u', { pick: null }),
    ]
    if (only !== undefined) return marking
    const onCard = (id: string, label: string, key: string, run: (card: string) => void): Command => ({
      id,
      group: 'marks',
      label,
      key,
      disabled: card === undefined,
      run: () => card !== undefined && run(card),
    })
    return [
      ...marking,
      onCard('select', t('select'), 's', toggleSelected),
      { ...onCard('select-up-to', t('selectUpTo'), 'S', selectUpTo), chord: 'Shift+S' },
      {
        id: 'unselect',
        group: 'marks',
        label: t('unselect'),
        disabled: selected.get().size === 0,
        run: () => unselect(),
      },
    ]
  })
}
