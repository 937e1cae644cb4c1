import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button'
import { useCopy } from '#lib/client/use-copy'
import { isLoopback } from '#lib/domain/is-loopback'
import type { MadeShare } from '#lib/domain/share/share-schema'

/** The address of a link that was just made, to be handed on. Nobody can look it up afterwards. */
export function MadeLink({ link: { path, origin }, password }: { link: MadeShare; password: boolean }) {
  const t = useTranslations('share')
  const { outcome, copy } = useCopy()
  const address = useRef<HTMLInputElement>(null)
  const url = new URL(path, origin ?? location.origin)
  useEffect(() => {
    address.current?.focus()
    address.current?.select()
  }, [])
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-end gap-2">
        <label className="flex min-w-0 grow flex-col gap-1 text-muted text-sm">
          {t('address')}
          <input
            ref={address}
            readOnly
            value={url.href}
            onFocus={(event) => event.currentTarget.select()}
            className="h-10 w-full rounded-md border border-line bg-well px-3 font-mono text-ink text-sm pointer-coarse:h-11"
          />
        </label>
        <Button tone="accent" className="shrink-0" onClick={() => copy(url.href)}>
          {outcome === 'copied' ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          {t('copy')}
        </Button>
      </div>
      <p role="status" className="min-h-5 text-muted text-sm">
        {outcome === null ? t('once') : t(outcome)}
      </p>
      {password && <p className="text-muted text-sm">{t('tellPassword')}</p>}
      {isLoopback(url.hostname) && <p className="text-danger text-sm">{t('thisMachine')}</p>}
    </div>
  )
}
