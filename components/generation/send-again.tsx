import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import type { Resolving } from './use-resolution.ts'

/** The way that may cost twice: it says so, and takes a second press that is another button than the first. */
export function SendAgain({ busy, onSend }: { busy: Resolving | null; onSend: () => void }) {
  const t = useTranslations('unconfirmed.again')
  const [asked, setAsked] = useState(false)
  const back = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const [returned, setReturned] = useState(false)
  // On what does no harm: a doubled press must not be the second one.
  useEffect(() => {
    if (asked) back.current?.focus()
    else if (returned) first.current?.focus()
  }, [asked, returned])
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 border-line border-t pt-4">
      <h3 className="font-medium text-sm">{t('title')}</h3>
      <p className="text-muted text-sm">{t('help')}</p>
      {asked ? (
        <div className="flex flex-col gap-3 rounded-md bg-danger-well p-3 text-danger text-sm">
          <p role="alert">{t('warning')}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              ref={back}
              size="sm"
              disabled={busy !== null}
              onClick={() => {
                setAsked(false)
                setReturned(true)
              }}
            >
              {t('back')}
            </Button>
            <Button size="sm" disabled={busy !== null} onClick={onSend}>
              {busy === 'again' && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
              {t('confirm')}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button ref={first} size="sm" disabled={busy !== null} onClick={() => setAsked(true)}>
            {t('ask')}
          </Button>
        </div>
      )}
    </section>
  )
}
