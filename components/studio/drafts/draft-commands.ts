import type { useTranslations } from 'next-intl'
import { listDrafts } from '#lib/client/drafts/draft-list'
import type { Drafts } from '#lib/client/drafts/use-draft'
import type { Command } from '#lib/client/keys/command-registry'

/**
 * What can be done with the drafts, for the palette: each one that no tab has can be opened by its name or by how its prompt begins.
 * @param show opens the list @param t the words of `drafts`
 */
export async function draftCommands(
  drafts: Drafts,
  show: () => void,
  t: ReturnType<typeof useTranslations>,
): Promise<Command[]> {
  const bar = drafts.refused ? { disabled: true, hint: t('barredHint') } : {}
  const closed = (await listDrafts(localStorage, drafts.id)).filter(({ open }) => open === 'nowhere')
  return [
    { id: 'drafts', group: 'compose', label: t('show'), run: show },
    { id: 'new-draft', group: 'compose', label: t('new'), ...bar, run: drafts.startNew },
    ...closed.map(
      ({ id, name, form }): Command => ({
        id: `draft-${id}`,
        group: 'compose',
        label: t('openNamed', { name: name ?? (form.prompt.trim().slice(0, 60) || t('noPrompt')) }),
        ...bar,
        run: () => drafts.open(id),
      }),
    ),
  ]
}
