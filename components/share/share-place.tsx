import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Lazily } from '#components/ui/lazily'
import { shareWish } from '#lib/client/share/share-wish'
import type { ShareActions } from '#lib/domain/share/share-schema'

/** Where the dialog opens that makes a link, whoever on the page wishes for one. */
export function SharePlace({ actions }: { actions: Pick<ShareActions, 'createShare'> }) {
  const t = useTranslations('share')
  const wish = useSyncExternalStore(shareWish.subscribe, shareWish.get, () => null)
  if (!wish) return null
  const close = () => shareWish.set(null)
  return (
    <Lazily
      load={() => import('./share-dialog.tsx')}
      failed={() => (
        <p
          role="alert"
          className="fixed inset-x-4 top-16 z-50 mx-auto max-w-md rounded-md bg-raised p-3 text-danger text-sm shadow-raised"
        >
          {t('notLoaded')}
        </p>
      )}
    >
      {({ ShareDialog }) => <ShareDialog subject={wish} actions={actions} onClose={close} />}
    </Lazily>
  )
}
