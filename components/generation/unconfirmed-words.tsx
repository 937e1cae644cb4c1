import { useFormatter, useTranslations } from 'next-intl'
import { useNow } from '#lib/client/use-now'
import type { Unconfirmed } from '#lib/domain/generation/generation'

/**
 * What is known of a paid request that was not clearly answered: since when, what is being done about it, and that nothing is sent again by
 * itself. A tile too small for all of it keeps the first; the page of the generation has room.
 */
export function UnconfirmedWords({ unconfirmed }: { unconfirmed: Unconfirmed | null }) {
  const t = useTranslations('unconfirmed')
  const format = useFormatter()
  const now = useNow()
  const sentAt = unconfirmed?.sentAt ?? null
  return (
    <>
      <span className="block">
        {sentAt === null || now === null
          ? t('noAnswer')
          : t('noAnswerSince', { ago: format.relativeTime(Math.min(sentAt, now), now) })}
      </span>
      {unconfirmed && (
        <span className="block [@container(max-height:120px)]:hidden">
          <LookingUp unconfirmed={unconfirmed} now={now} />
        </span>
      )}
      <span className="block [@container(max-height:170px)]:hidden">{t('neverAgain')}</span>
    </>
  )
}

function LookingUp({ unconfirmed, now }: { unconfirmed: Unconfirmed; now: number | null }) {
  const t = useTranslations('unconfirmed')
  const format = useFormatter()
  const { canLookUp, elsewhere, lookups: count, nextLookupAt: next, named } = unconfirmed
  if (elsewhere) return t('elsewhere')
  if (named !== null) return t('named', { task: named })
  if (!canLookUp) return t('cannotLookUp')
  if (now === null || next === null || next <= now) return t('lookingUp', { count })
  return t('lookedUp', { count, next: format.relativeTime(next, now) })
}
