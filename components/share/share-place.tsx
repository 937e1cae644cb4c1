import { useSyncExternalStore } from 'react'
import { Lazily } from '#components/ui/lazily'
import { LoadFailure } from '#components/ui/load-failure'
import { shareWish } from '#lib/client/share/share-wish'
import type { ShareActions } from '#lib/domain/share/share-schema'

/** Where the dialog opens that makes a link, whoever on the page wishes for one. */
export function SharePlace({ actions }: { actions: Pick<ShareActions, 'createShare'> }) {
  const wish = useSyncExternalStore(shareWish.subscribe, shareWish.get, () => null)
  if (!wish) return null
  const close = () => shareWish.set(null)
  return (
    <Lazily
      load={() => import('./share-dialog.tsx')}
      failed={(again) => <LoadFailure onTryAgain={again} onDismiss={close} />}
    >
      {({ ShareDialog }) => <ShareDialog subject={wish} actions={actions} onClose={close} />}
    </Lazily>
  )
}
