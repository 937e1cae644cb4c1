import { useFormatter, useTranslations } from 'next-intl'
import type { AppFacts } from '#lib/domain/app-facts'
import { FactSection } from './fact-section.tsx'

/** The processes that were heard of lately. Without a worker nothing is made, and that is said. */
export function ProcessSection({ processes, now }: Pick<AppFacts, 'processes' | 'now'>) {
  const t = useTranslations('settingsPage.processes')
  const format = useFormatter()
  const workers = processes.filter((process) => process.role === 'worker')
  const facts = processes.map(
    ({ role, host, pid, startedAt, seenAt }) =>
      [
        `${role} ${pid} (${host})`,
        t('since', {
          started: format.relativeTime(startedAt, now),
          seconds: Math.max(0, Math.round((now - seenAt) / 1000)),
        }),
      ] as const,
  )
  return (
    <FactSection anchor="processes" title={t('title')} facts={facts}>
      {workers.length === 0 && <p className="text-danger text-sm">{t('noWorker')}</p>}
    </FactSection>
  )
}
