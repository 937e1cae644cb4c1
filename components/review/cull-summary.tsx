import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { goBackTo } from '#lib/client/go-back-to'
import { countVerdicts, type Verdict } from '#lib/domain/marks/cull'
import type { CullBack } from './cull-back.ts'

/** As many as can be compared. */
const TOGETHER = { least: 2, most: 4 }

/** What became of the clips that somebody went through. @param picked ids of those that are picked now */
export function CullSummary({
  verdicts,
  picked,
  back,
  toPicked,
  canUndo,
  onUndo,
  onAgain,
}: {
  verdicts: readonly Verdict[]
  picked: readonly string[]
  back: CullBack
  /** Where those are seen. */
  toPicked: (ids: readonly string[]) => CullBack
  canUndo: boolean
  onUndo: () => void
  onAgain: () => void
}) {
  const t = useTranslations('cull')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const counts = countVerdicts(verdicts)
  return (
    <section aria-labelledby="cull-summary" className="m-auto flex max-w-md flex-col gap-5 py-10">
      <h2 ref={title} id="cull-summary" tabIndex={-1} className="font-medium text-xl">
        {t('through', { count: verdicts.length })}
      </h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-8 gap-y-2">
        {(['picked', 'rejected', 'rated', 'undecided'] as const).map((name) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{t(`count.${name}`)}</dt>
            <dd className="tabular-nums">{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <Link
          href={back}
          onNavigate={(event) => goBackTo(back) && event.preventDefault()}
          className={buttonLook({ tone: 'accent' })}
        >
          {t('done')}
        </Link>
        {picked.length > 0 && (
          <Link href={toPicked(picked)} prefetch={false} className={buttonLook()}>
            {t('seePicked', { count: picked.length })}
          </Link>
        )}
        {picked.length >= TOGETHER.least && picked.length <= TOGETHER.most && (
          <Link href={`/wall/compare?ids=${picked.join()}`} prefetch={false} className={buttonLook()}>
            {t('comparePicked')}
          </Link>
        )}
        <Button onClick={onAgain}>{t('again')}</Button>
        {canUndo && (
          <Button tone="ghost" onClick={onUndo}>
            {t('undo')}
          </Button>
        )}
      </div>
    </section>
  )
}
