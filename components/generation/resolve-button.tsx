'use client'

import CircleHelp from 'lucide-react/icons/circle-question-mark'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { Lazily } from '#components/ui/lazily'
import { MendNotice } from '#components/ui/mend-notice'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'

/**
 * Opens the dialog in which a person decides about an unconfirmed generation, which is brought when it is asked for: hardly any request goes
 * without an answer. The dialog stays while it is read, whatever comes meanwhile.
 */
export function ResolveButton({ generation, actions }: { generation: GenerationView; actions: GenerationActions }) {
  const t = useTranslations('unconfirmed')
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const unconfirmed = generation.status.state === 'unconfirmed'
  if (!unconfirmed && !open) return null

  function close() {
    // The button goes with the state; the focus must not fall out of the card.
    if (!unconfirmed) button.current?.closest('article')?.querySelector('a')?.focus()
    setOpen(false)
  }
  return (
    <>
      <Button
        ref={button}
        size="sm"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="@max-[11rem]:w-10 @max-[11rem]:px-0"
      >
        <CircleHelp aria-hidden="true" className="size-4" />
        <span className="@max-[11rem]:sr-only">{t('resolve')}</span>
      </Button>
      {open && (
        <Lazily
          load={() => import('./resolve-dialog.tsx')}
          failed={(tryAgain) => <MendNotice words={t('notLoaded')} mend={t('tryAgain')} onMend={tryAgain} />}
        >
          {({ ResolveDialog }) => <ResolveDialog generation={generation} actions={actions} onClose={close} />}
        </Lazily>
      )}
    </>
  )
}
