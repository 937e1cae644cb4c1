import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { spendingQuery } from '#lib/client/money/spending-query'
import { priceFactsOf } from '#lib/domain/money/price'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { usePriceText } from './use-price-text.tsx'

/** What a recipe costs once more, in the words of the button that generates; null until the server has said its prices. */
export function useTakePrice(recipe: Recipe): string | null {
  const t = useTranslations('price')
  const priceText = usePriceText()
  const { data, isError } = useQuery(spendingQuery())
  if (!data) return isError ? t('unknown') : null
  const { spending, outlook } = data
  return priceText({ spending, ...outlook(spending, null, priceFactsOf(recipe), 1) })
}
