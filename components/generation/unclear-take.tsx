import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'

/** Before another take of what may be under way already, and paid for: says so. The focus is on what does no harm. */
export function UnclearTake({ busy, onGo, onClose }: { busy: boolean; onGo: () => void; onClose: () => void }) {
  const t = useTranslations('takes.unclear')
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <Dialog title={t('title')} closeLabel={t('close')} busy={busy} onClose={onClose}>
      <p className="text-sm">{t('warning')}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button ref={back} disabled={busy} onClick={onClose}>
          {t('back')}
        </Button>
        <Button disabled={busy} onClick={onGo}>
          {t('go')}
        </Button>
      </div>
    </Dialog>
  )
}
