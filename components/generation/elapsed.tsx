'use client'

import { useTranslations } from 'next-intl'
import { useNow } from '#lib/client/use-now'
import { clockTime, takesLong, usualMinutes } from '#lib/client/usual-time'
import type { GenerationView } from '#lib/domain/generation'
import { useSandbox } from './sandbox-context.tsx'

/**
 * How long it has been since a generation was submitted, and what is usual with the provider. Reads the clock, so that the card
 * around it need not.
 */
export function Elapsed({ generation }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const now = useNow()
  const sandbox = useSandbox()
  const elapsed = now === null ? 0 : now - generation.createdAt
  const usual = takesLong(generation.recipe, elapsed)
    ? t('takesLong')
    : !sandbox && t('usually', { minutes: usualMinutes(generation.recipe) })
  return <span className="tabular-nums">{[now !== null && clockTime(elapsed), usual].filter(Boolean).join(' · ')}</span>
}
