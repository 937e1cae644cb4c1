import { useTranslations } from 'next-intl'
import type { MenuItem } from '#components/ui/menu'
import type { Still } from '#lib/client/board/still'
import { ROLES } from '#lib/domain/recipe/recipe'
import type { Board } from './use-board.ts'

/** Everywhere a still may go from where it is, as menu items: the same table that decides about drops. Last, cropping it. */
export function useMoves(still: Still, board: Board): MenuItem[] {
  const t = useTranslations('studio.board')
  const source = { kind: 'still', key: still.key } as const
  const toRoles = ROLES.map((role) => ({ role, target: { kind: 'role', role } as const }))
    .filter(({ target }) => board.mayLand(source, target))
    .map(({ role, target }) => {
      const taken = role !== 'reference' && board.stills.some((other) => other.role === role)
      return {
        key: role,
        label: taken ? t('swapWith', { place: t(role) }) : t(role),
        onSelect: () => board.carry(still.key, target, t('movedTo', { place: t(role) })),
      }
    })

  const row = board.stills.filter((other) => other.role === 'reference')
  const at = row.indexOf(still)
  const neighbours = ([-1, 1] as const).flatMap((step) => {
    const other = at < 0 ? undefined : row[at + step]
    if (!other) return []
    const words = t('movedWithin', { position: at + step + 1, count: row.length })
    return {
      key: other.key,
      label: step < 0 ? t('earlier') : t('later'),
      onSelect: () => board.carry(still.key, { kind: 'reference', key: other.key }, words),
    }
  })
  const crop = { key: 'crop', label: t('crop'), onSelect: () => board.crop(still.key) }
  return [...toRoles, ...neighbours, ...(still.state === 'ready' ? [crop] : [])]
}
