import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { usePriceText } from '#components/generation/use-price-text'
import { useFeedState } from '#lib/client/feed/use-change-feed'
import { spendingQuery } from '#lib/client/money/spending-query'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { useAlive } from '#lib/client/use-alive'
import { priceFactsOf } from '#lib/domain/money/price'

/** Prices, limits and what was spent. Another part of the page may have asked for them before this one comes alive; the server drew it without. */
function useSpending() {
  const { data, isError } = useQuery(spendingQuery())
  const alive = useAlive()
  return { data: alive ? data : undefined, isError: alive && isError }
}

/** What a press will come to, and how that is known; null until the server said its prices. */
export function useOutlook(form: RecipeFormApi, count: number) {
  const { data } = useSpending()
  const balance = useFeedState().balance
  const [mode, audio, duration, aspectRatio, images] = useWatch({
    control: form.control,
    name: ['mode', 'audio', 'duration', 'aspectRatio', 'images'],
  })
  if (!data) return null
  const { spending, outlook } = data
  const facts = priceFactsOf({ mode, audio, duration, aspectRatio, images })
  return { spending, balance, ...outlook(spending, balance, facts, count) }
}

/** On the button: dollars for all that a press makes, or that no price is known. */
export function PriceWords({ form, count }: { form: RecipeFormApi; count: number }) {
  const t = useTranslations('price')
  const priceText = usePriceText()
  const { isError } = useSpending()
  const seen = useOutlook(form, count)
  if (!seen) return isError ? t('unknown') : null
  return priceText(seen)
}
