import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { LedgerEntry } from '#lib/domain/money/ledger'
import { CostWords } from './cost-words.tsx'

/** One attempt: when, of which generation, what became of it and what it cost. */
export function LedgerLine({ entry, timeZone }: { entry: LedgerEntry; timeZone: string }) {
  const t = useTranslations('ledger')
  const format = useFormatter()
  const { at, prompt, generationId, by, number, mode, duration, audio, outcome, detail, cost } = entry
  const bad = outcome === 'refused' || outcome === 'unclear' || outcome === 'not_sent'
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-line border-b py-2.5 text-sm [contain-intrinsic-size:auto_4rem] [content-visibility:auto] md:grid-cols-[5.5rem_minmax(0,1fr)_minmax(0,16rem)_11rem] md:items-baseline">
      <time dateTime={new Date(at).toISOString()} className="text-muted tabular-nums">
        {format.dateTime(at, { timeStyle: 'medium', timeZone })}
      </time>
      <div className="col-span-2 row-start-2 min-w-0 md:col-span-1 md:row-start-auto">
        <Link
          href={`/wall/${generationId}`}
          className="block truncate py-0.5 underline decoration-line underline-offset-4 hover:decoration-current"
        >
          {prompt}
        </Link>
        <p className="break-words text-muted text-xs">
          {by !== null && `${by} · `}
          {t('recipe', { seconds: duration, quality: mode, audio: audio ? 'on' : 'off' })}
          {number > 1 && ` · ${t('attempt', { number })}`}
        </p>
      </div>
      <p className="col-span-2 min-w-0 break-words md:col-span-1">
        <span className={bad ? 'text-danger' : undefined}>{t(`outcome.${outcome}`)}</span>
        {detail !== null && (
          <>
            {' '}
            <span lang="" className="text-muted text-xs">
              ({detail})
            </span>
          </>
        )}
      </p>
      <p className="col-start-2 row-start-1 text-right tabular-nums md:col-start-auto md:row-start-auto">
        <CostWords cost={cost} />
      </p>
    </li>
  )
}
