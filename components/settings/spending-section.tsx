'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { LocalTime } from '#components/ui/local-time'
import { dollarText } from '#lib/client/money/decimal-text'
import type { PriceSettingsActions, Spending } from '#lib/domain/money/price-settings'
import { FactSection } from './fact-section.tsx'
import { LimitsForm } from './limits-form.tsx'
import { PriceTableForm } from './price-table-form.tsx'

/** Where prices are known from, what today cost, and the forms for the table and the limits. */
export function SpendingSection({
  spending,
  team,
  actions,
}: {
  spending: Spending
  /** Whether there may be more than one person. */
  team: boolean
  actions: PriceSettingsActions
}) {
  const t = useTranslations('settingsPage.spending')
  const format = useFormatter()
  const { prices, limits, today, sandbox } = spending
  const day = (text: string) => format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const table = prices.table && t('fromTable', { day: day(prices.table.asOf) })
  return (
    <div id="spending" className="scroll-mt-20">
      <FactSection
        title={t('title')}
        facts={[
          [
            t('source'),
            prices.provider ? (
              <>
                {t.rich('fromProvider', { time: () => <LocalTime at={prices.provider?.knownAt ?? 0} /> })}
                {sandbox && <span className="block text-muted">{t('play')}</span>}
              </>
            ) : (
              (table ?? t('fromNowhere'))
            ),
          ],
          [t('today'), today === null ? t('todayUnknown') : dollarText(today)],
        ]}
      >
        <div className="grid gap-8 pt-2 lg:grid-cols-2">
          <PriceTableForm table={prices.table} save={actions.savePriceTable} />
          <LimitsForm limits={limits} team={team} save={actions.saveLimits} />
        </div>
      </FactSection>
    </div>
  )
}
