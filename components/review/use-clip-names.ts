import { useTranslations } from 'next-intl'
import type { GenerationView } from '#lib/domain/generation/generation'

/** What clips that are seen together are called: takes of one shot by their numbers, others by their places. */
export function useClipNames(generations: readonly GenerationView[]): string[] {
  const t = useTranslations('compare')
  const oneShot = generations.every(({ shot }) => shot.id === generations[0]?.shot.id)
  return generations.map(({ shot }, i) => (oneShot ? t('take', { take: shot.take }) : t('clip', { number: i + 1 })))
}
