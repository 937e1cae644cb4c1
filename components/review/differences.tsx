import { useTranslations } from 'next-intl'
import { TakeChanges } from '#components/generation/take-changes'
import type { GenerationView } from '#lib/domain/generation/generation'

/** How the recipes of all others differ from the first one's, in words. */
export function Differences({
  generations: [first, ...others],
  names: [firstName = '', ...otherNames],
}: {
  generations: readonly GenerationView[]
  names: readonly string[]
}) {
  const t = useTranslations('compare')
  return (
    <section aria-labelledby="differences" className="flex flex-col gap-6">
      <h2 id="differences" className="font-medium text-muted text-sm">
        {t('differences')}
      </h2>
      {first &&
        others.map((other, i) => (
          <TakeChanges
            key={other.id}
            before={first}
            after={other}
            title={t('differs', { from: firstName, to: otherNames[i] ?? '' })}
          />
        ))}
    </section>
  )
}
