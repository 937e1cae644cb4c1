import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { ConfirmDialog } from '#components/ui/confirm-dialog'
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
  return (
    <>
      <Button size="sm" disabled={!alive} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('removeTitle')}
          about={t('removeAbout')}
          problem={saving.state === 'refused' ? problemText(saving.problem) : null}
          words={{ close: t('close'), keep: t('keep'), confirm: t('removeNow') }}
          busy={saving.state === 'busy'}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            if (!(await send(undefined))) return
            setAsking(false)
            onRemoved()
          }}
        />
      )}
    </>
  )
}
