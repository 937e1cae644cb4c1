import { useTranslations } from 'next-intl'
import { EXAMPLES, type FilledExample } from '#lib/client/recipe/examples'
import type { StudioActions } from '#lib/domain/actions'
import { ExampleCard } from './example-card.tsx'

/** What stands in the session's place before there is any clip: how to begin, and three recipes to begin with. */
export function FirstRun({
  sandbox,
  uploadImage,
  onFill,
}: {
  sandbox: boolean
  uploadImage: StudioActions['uploadImage']
  /** @param run it is to be submitted at once */
  onFill: (filled: FilledExample, run: boolean) => void
}) {
  const t = useTranslations('studio.session')
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6 py-6 lg:py-16">
      <div className="flex flex-col gap-2">
        <h2 className="text-balance font-semibold text-xl tracking-tight">{t('firstTitle')}</h2>
        <p className="max-w-prose text-muted">{t('firstText')}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {EXAMPLES.map((example) => (
          <li key={example.name} className="grid">
            <ExampleCard example={example} uploadImage={uploadImage} onFill={onFill} />
          </li>
        ))}
      </ul>
      {sandbox && (
        <div className="border-line border-t pt-5">
          <p className="max-w-prose text-muted text-sm">{t('firstSandbox')}</p>
        </div>
      )}
    </div>
  )
}
