import { useTranslations } from 'next-intl'
import { QuietPage } from './quiet-page.tsx'

/** What stands where a link shows nothing, in plain words. */
export function ClosedWords({ what }: { what: 'gone' | 'expired' | 'away' }) {
  const t = useTranslations('screening.closed')
  return (
    <QuietPage title={t(`${what}.title`)}>
      <p className="text-balance text-muted">{t(`${what}.text`)}</p>
    </QuietPage>
  )
}
