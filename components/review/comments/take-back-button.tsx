import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'

/** Takes back what somebody made of the clip. It asks once more, for it cannot be undone. @param name whose verdict it is */
export function TakeBackButton({ name, busy, onTake }: { name: string; busy: boolean; onTake: () => void }) {
  const t = useTranslations('review')
  const [sure, setSure] = useState(false)
  return (
    <Button
      tone="ghost"
      size="sm"
      className="px-2"
      aria-label={t(sure ? 'takeBackSurelyOf' : 'takeBackOf', { name })}
      aria-disabled={busy}
      onBlur={() => setSure(false)}
      onClick={() => (sure ? !busy && onTake() : setSure(true))}
    >
      <span className={sure ? 'text-danger' : undefined}>{t(sure ? 'takeBackSurely' : 'takeBack')}</span>
    </Button>
  )
}
