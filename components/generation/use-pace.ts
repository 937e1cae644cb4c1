import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clockTime } from '#lib/client/clock-time'
import { usualTimesQuery } from '#lib/client/generations/usual-times-query'
import { useAlive } from '#lib/client/use-alive'
import { useNow } from '#lib/client/use-now'
import type { GenerationView } from '#lib/domain/generation/generation'
import { reportedTime, usualWords } from '#lib/domain/generation/usual-time'
import { shapeOf } from '#lib/domain/recipe/shape'
import { useSandbox } from './sandbox-context.tsx'

/**
 * How long it has been since a generation was submitted and what is usual for its kind, in words, and whether it takes `long`: longer than nine in
 * ten from the provider's acceptance on. Reads the clock.
 */
export function usePace({ createdAt, recipe, status }: GenerationView): { words: string; long: boolean } {
  const t = useTranslations('generation')
  const now = useNow()
  const sandbox = useSandbox()
  // Another part of the page may have fetched them before this one comes alive; the server drew it without.
  const { data, isPending } = useQuery(usualTimesQuery())
  const alive = useAlive()
  const shape = shapeOf(recipe.images)
  const own = data?.times.find(
    (one) => one.mode === recipe.mode && one.duration === recipe.duration && one.shape === shape,
  )
  const usual = alive ? (own ?? (sandbox || isPending ? null : reportedTime(shape))) : null
  const since = status.state === 'running' ? status.acceptedAt : null
  const long = since !== null && now !== null && usual !== null && now - since > usual.long
  const words = [
    now !== null && clockTime(now - createdAt),
    long ? t('takesLong') : usual && t('usually', usualWords(usual)),
  ]
  return { words: words.filter(Boolean).join(' · '), long }
}
