'use client'

import { useTranslations } from 'next-intl'
import { clockTime, takesLong, usualMinutes } from '#lib/client/usual-time'
import type { GenerationView } from '#lib/domain/generation'
import { useNow } from './use-now.ts'

/** How long it has been since a generation was submitted, and what is usual. Reads the clock, so that the card around it need not. */
export function Elapsed({ generation }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const now = useNow()
  const elapsed = now === null ? 0 : now - generation.createdAt
  return (
    <span className="tabular-nums">
      {now !== null && `${clockTime(elapsed)} · `}
      {takesLong(generation.recipe, elapsed)
        ? t('takesLong')
        : t('usually', { minutes: usualMinutes(generation.recipe) })}
    </span>
  )
}
