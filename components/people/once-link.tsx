import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { Button } from '#components/ui/button'
import { useCopy } from '#lib/client/use-copy'

/** A link that is shown this once, to be handed on. */
export function OnceLink({ address, about }: { address: string; about: string }) {
  const t = useTranslations('people')
  const said = useTranslations('detail')
  const { outcome, copy } = useCopy()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new link is to be noticed.
  useEffect(() => field.current?.focus(), [address])
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-surface p-3">
      <label htmlFor={id} className="font-medium text-sm">
        {t('link')}
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={address}
          aria-describedby={`${id}-about`}
          onFocus={(event) => event.currentTarget.select()}
          className="h-10 min-w-0 flex-[1_1_16rem] rounded-md border border-line bg-well px-3 font-mono text-ink text-sm pointer-coarse:h-11"
        />
        <Button onClick={() => copy(address)}>{t('copy')}</Button>
        <p role="status" className="min-w-16 text-muted text-sm">
          {outcome && said(outcome)}
        </p>
      </div>
      <p id={`${id}-about`} className="break-words text-muted text-sm">
        {about}
      </p>
    </div>
  )
}
