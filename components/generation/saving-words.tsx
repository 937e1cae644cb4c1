import { useFormatter, useTranslations } from 'next-intl'
import { useNow } from '#lib/client/use-now'

/** A link that ends sooner than this, in ms, is a matter for a person: something has kept the clip from being saved for most of a day. */
const URGENT_MS = 2 * 3600_000

/** That the clip is being saved, how long its link lives, and that a person is needed once it hardly does. */
export function SavingWords({ expiresAt }: { expiresAt: number | null }) {
  const t = useTranslations('generation')
  const format = useFormatter()
  const now = useNow()
  if (expiresAt === null || now === null) return t('saving')
  const left = format.relativeTime(expiresAt, now)
  if (expiresAt - now > URGENT_MS)
    return (
      <>
        <span className="[@container(max-height:120px)]:hidden">{t('saving')} </span>
        {t('savingUntil', { left })}
      </>
    )
  return <span className="font-medium text-danger">{t(expiresAt > now ? 'savingUrgent' : 'savingLate', { left })}</span>
}
