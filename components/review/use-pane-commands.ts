import { useTranslations } from 'next-intl'
import { useCommands } from '#lib/client/keys/use-commands'
import type { MarkChange } from '#lib/domain/marks/change-marks'

const PANE = 'figure[data-generation-id]'

/** P and X for the clip that the focus is in, else for the one that the mouse is over. The numbers are taken: they choose which is heard. */
export function usePaneCommands(mark: (ids: readonly string[], change: MarkChange) => unknown): void {
  const t = useTranslations('marks')
  useCommands((focus) => {
    const pane = focus?.closest<HTMLElement>(PANE) ?? document.querySelector<HTMLElement>(`${PANE}:hover`)
    const id = pane?.dataset.generationId
    const command = (name: 'pick' | 'reject' | 'unflag', key: string, pick: boolean | null) => ({
      id: `mark-${name}`,
      group: 'marks' as const,
      label: t(name),
      key,
      disabled: id === undefined,
      run: () => void (id !== undefined && mark([id], { pick })),
    })
    return [command('pick', 'p', true), command('reject', 'x', false), command('unflag', 'u', null)]
  })
}
