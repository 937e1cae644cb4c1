import { useTranslations } from 'next-intl'
import { useSandbox } from '#components/generation/sandbox-context'
import { useRights } from '#components/team/use-rights'
import { LocalTime } from '#components/ui/local-time'
import type { AttemptStory } from '#lib/domain/generation/story'
import { FactList } from './fact-list.tsx'

/** Words of the provider for what became of the money, in lower case; anything else is shown as it came. */
const BILLING_WORDS = ['pending', 'settled', 'refunded'] as const

/** One try at having a generation accepted: when, with what outcome, and what the provider says that it cost. */
export function AttemptFacts({ attempt }: { attempt: AttemptStory }) {
  const t = useTranslations('story')
  const seesMoney = useRights().may('seeMoney')
  const { number, outcome, detail, sentAt, answeredAt, lookups, taskId } = attempt
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t('attempt', { number })}</h3>
      <p className="text-sm">
        {t(`outcome.${outcome}`)}
        {detail !== null && (
          <>
            {' '}
            <code className="break-words font-mono text-muted text-xs">{detail}</code>
          </>
        )}
      </p>
      <FactList
        facts={[
          [t('sent'), sentAt === null ? null : <LocalTime key="sent" at={sentAt} />],
          [t('answered'), answeredAt === null ? null : <LocalTime key="answered" at={answeredAt} />],
          [t('lookups'), lookups === 0 ? null : t('lookupCount', { count: lookups })],
          [t('cost'), sentAt === null || !seesMoney ? null : <Cost key="cost" billing={attempt.billing} />],
          [
            t('task'),
            taskId && (
              <code key="task" className="break-all font-mono text-xs">
                {taskId}
              </code>
            ),
          ],
        ]}
      />
    </div>
  )
}

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' · ')

/** What the provider said, and plainly when it said nothing: that is not the same as free. */
function Cost({ billing }: Pick<AttemptStory, 'billing'>) {
  const t = useTranslations('story')
  const sandbox = useSandbox()
  const { status, credits, costUsd } = billing ?? { status: null, credits: null, costUsd: null }
  const known = BILLING_WORDS.find((word) => word === status?.toLowerCase())
  const words = known ? t(`billing.${known}`) : status
  const amounts = [
    credits === null ? null : t('credits', { credits }),
    costUsd === null ? null : t('usd', { amount: costUsd }),
  ]
  const amount = joined(amounts)
  if (words === null && amount === '') return t('costUnknown')
  const cost = known === 'refunded' && amount !== '' ? t('refundOf', { amount }) : joined([words, amount || null])
  return sandbox ? t('play', { cost }) : cost
}
