import { useFormatter, useTranslations } from 'next-intl'
import type { Outlook } from '#lib/client/generations/outlook'
import { dollarText } from '#lib/client/money/decimal-text'
import type { Spending } from '#lib/domain/money/price-settings'

/** Words for what a press costs, and how that is known. */
export function usePriceText(): (seen: Pick<Outlook, 'usd' | 'source'> & { spending: Spending }) => string {
  const t = useTranslations('price')
  const format = useFormatter()
  return ({ usd, source, spending }) => {
    if (usd === null) return t('unknown')
    const price = dollarText(usd)
    if (spending.sandbox) return t('play', { price })
    const { table } = spending.prices
    if (source !== 'table' || !table) return t('about', { price })
    // A day has no time zone.
    const day = format.dateTime(new Date(`${table.asOf}T00:00:00Z`), { dateStyle: 'short', timeZone: 'UTC' })
    return t('asOf', { price, day })
  }
}
