import ArrowUpLeft from 'lucide-react/icons/arrow-up-left'
import { useTranslations } from 'next-intl'

const EXAMPLES = ['cat', 'harbour', 'tea'] as const

/** What stands in the session's place before there is any clip: how to begin, and three prompts to begin with. */
export function FirstRun({ sandbox, onUse }: { sandbox: boolean; onUse: (prompt: string) => void }) {
  const t = useTranslations('studio.session')
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 py-6 lg:py-16">
      <div className="flex flex-col gap-2">
        <h2 className="text-balance font-semibold text-xl tracking-tight">{t('firstTitle')}</h2>
        <p className="max-w-prose text-muted">{t('firstText')}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-3">
        {EXAMPLES.map((name) => (
          <li key={name} className="flex">
            <button
              type="button"
              onClick={() => onUse(t(`examples.${name}.prompt`))}
              className="group flex w-full flex-col gap-2 rounded-lg border border-line bg-surface p-4 text-left transition-colors hover:border-control hover:bg-raised"
            >
              <span className="font-medium text-sm">{t(`examples.${name}.title`)}</span>
              <span className="grow text-muted text-sm">{t(`examples.${name}.prompt`)}</span>
              <span className="mt-2 flex items-center gap-1.5 text-accent-text text-sm">
                <ArrowUpLeft aria-hidden="true" className="size-4" />
                {t('use')}
              </span>
            </button>
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
