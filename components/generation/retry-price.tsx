import { useTranslations } from 'next-intl'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { useTakePrice } from './use-take-price.ts'

/** What a press of Retry costs. Its line is there before the price is known, so that nothing moves. @param id what Retry is described by */
export function RetryPrice({ id, recipe }: { id: string; recipe: Recipe }) {
  const t = useTranslations('generation')
  const price = useTakePrice(recipe)
  return (
    <p id={id} className="mt-auto min-h-4 shrink-0 truncate text-muted text-xs tabular-nums">
      {price !== null && t('retryPrice', { price })}
    </p>
  )
}
