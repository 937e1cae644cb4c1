import { useQuery } from '@tanstack/react-query'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { dollarText } from '#lib/client/money/decimal-text'
import { spendingQuery } from '#lib/client/money/spending-query'
import { priceFactsOf } from '#lib/domain/money/price'
import type { Recipe } from '#lib/domain/recipe/recipe'

/** What a recipe costs once more, in the words of the button that generates; nothing until the server has said its prices. */
export function TakePrice({ recipe }: { recipe: Recipe }) {
  const t = useTranslations('price')
  const locale = useLocale()
  const format = useFormatter()
  const { data, isError } = useQuery(spendingQuery())
  if (!data) return isError ? t('unknown') : null
  const { spending, outlook } = data
  const { usd, source } = outlook(spending, null, priceFactsOf(recipe), 1)
  if (usd === null) return t('unknown')
  const price = dollarText(usd, locale)
  if (spending.sandbox) return t('play', { price })
  const { table } = spending.prices
  if (source !== 'table' || !table) return t('about', { price })
  // A day has no time zone.
  const day = format.dateTime(new Date(`${table.asOf}T00:00:00Z`), { dateStyle: 'short', timeZone: 'UTC' })
  return t('asOf', { price, day })
}
