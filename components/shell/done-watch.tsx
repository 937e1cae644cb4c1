import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { awaited } from '#lib/client/done/awaited'
import { chime } from '#lib/client/done/chime'
import { countInTitle, isLookedAt } from '#lib/client/done/count-in-title'
import { doneWishes } from '#lib/client/done/done-wishes'
import { notify } from '#lib/client/done/notify'
import { type Shelf, shelves } from '#lib/client/generations/generation-pages'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { isSettled } from '#lib/domain/generation/states'

/** Follows what this tab submitted, by the change feed that every page has. @param ids of what has not come to an end */
export function DoneWatch({ ids }: { ids: readonly string[] }) {
  const client = useQueryClient()
  const state = useTranslations('state')
  const t = useTranslations('done')

  const tell = useEffectEvent((statuses: readonly GenerationStatus[]) => {
    for (const { id, state: now } of statuses) {
      if (!ids.includes(id) || !isSettled(now)) continue
      awaited.remove(id)
      // Who cancels knows.
      if (now === 'cancelled') continue
      if (doneWishes.has('sound')) void chime()
      if (isLookedAt()) continue
      countInTitle()
      if (doneWishes.has('notification')) showNotification(id, `${t('clip')}: ${state(now)}`)
    }
  })
  useEffect(() => {
    const shelf: Shelf = {
      apply: (_, { changes }) => tell(changes),
      put: () => {},
      remove: () => {},
      news: async () => {},
      follow: async () => {},
      reload: async () => {},
      rev: () => null,
      cards: () => [],
    }
    shelves.add(shelf)
    // What came to an end while the page was loaded anew.
    tell([...shelves].flatMap((one) => one.cards(client).map((card) => card.status)))
    return () => void shelves.delete(shelf)
  }, [client])
  return null
}

/** One for each generation, which leads to it. Without the permission, which is asked for in the settings alone, the browser shows none. */
function showNotification(id: string, words: string): void {
  const note = notify(words, { tag: id })
  if (!note) {
    // The switch shows it, also where the wish is from before it was tried out.
    doneWishes.set('notification', false)
    return
  }
  note.onclick = () => {
    window.focus()
    window.location.assign(`/wall/${id}`)
    note.close()
  }
}
