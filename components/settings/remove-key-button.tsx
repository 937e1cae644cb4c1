import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Notice } from '#components/ui/notice'
import { useAlive } from '#lib/client/use-alive'
import type { ProviderKeyActions } from '#lib/domain/provider-key'
import { useSaving } from './use-saving.ts'

/** Takes the key away, once it was said what that means. */
export function RemoveKeyButton({
  remove,
  onRemoved,
}: {
  remove: ProviderKeyActions['removeProviderKey']
  onRemoved: () => void
}) {
  const t = useTranslations('settingsPage.key')
  const problemText = useProblemText()
  const { saving, send } = useSaving(() => remove())
  const alive = useAlive()
  const [asking, setAsking] = useState(false)
  const busy = saving.state === 'busy'
  return (
    <>
      <Button size="sm" disabled={!alive} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      {asking && (
        <Dialog title={t('removeTitle')} closeLabel={t('close')} busy={busy} onClose={() => setAsking(false)}>
          <p className="text-muted text-sm">{t('removeAbout')}</p>
          {saving.state === 'refused' && <Notice tone="danger">{problemText(saving.problem)}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button disabled={busy} onClick={() => setAsking(false)}>
              {t('keep')}
            </Button>
            <Button
              tone="accent"
              disabled={busy}
              onClick={async () => {
                if (!(await send(undefined))) return
                setAsking(false)
                onRemoved()
              }}
            >
              {t('removeNow')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
