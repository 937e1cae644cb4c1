import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'next-intl'
import { Suspense, useEffect, useId, useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { onDemand } from '#components/ui/on-demand'
import { atRest } from '#lib/client/at-rest'
import type { Sent } from '#lib/client/drafts/sent'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { SubmitProblem } from '#lib/client/recipe/use-submit'
import { tellHeight } from '#lib/client/tell-height'
import { MODES } from '#lib/domain/limits'
import type { RecipeKind } from '#lib/domain/recipe/shape'

/** Prices come from the server after the first paint, and what reckons with them too; most presses make one take. */
const PriceWords = onDemand(() => import('./price-words.tsx').then((module) => module.PriceWords))
const Variations = onDemand(() => import('./variations.tsx').then((module) => module.Variations))
const bringWords = () => import('./press-words.tsx').then((module) => module.PressWords)
const PressWords = onDemand(bringWords)
const PriceWarning = onDemand(() => import('./price-warning.tsx').then((module) => module.PriceWarning))

/** What will be made, in a line, and the button that makes it. It stays in sight wherever the composer is scrolled to. */
export function GenerateBar({
  form,
  kind,
  count,
  onCount,
  waiting,
  problem,
  sent,
  sending,
  alive,
}: {
  form: RecipeFormApi
  kind: RecipeKind
  /** How many takes a press makes. */
  count: number
  onCount: (count: number) => void
  /** A press waits for images that are still uploading. */
  waiting: boolean
  problem: SubmitProblem | null
  /** What was submitted of the draft. */
  sent: Sent | null
  /** Click key of the press that is on its way. */
  sending: string | null
  alive: boolean
}) {
  const t = useTranslations('studio.generate')
  const kinds = useTranslations('shape')
  const price = useId()
  const [duration, mode, ratio] = useWatch({ control: form.control, name: ['duration', 'mode', 'aspectRatio'] })
  const notice = () => {
    // There may be no server then that would bring the words.
    if (problem === 'no_answer') return <Notice tone="danger">{t('noAnswer')}</Notice>
    if (problem === 'offline') return <Notice tone="danger">{t('offline')}</Notice>
    if (problem === 'not_uploaded') return <Notice tone="danger">{t('notUploaded')}</Notice>
    if (!problem && !sent?.open) return null
    return (
      <Suspense>
        <PressWords as="notice" {...{ form, sent, sending, problem }} />
      </Suspense>
    )
  }
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // So that it is there when the network is not; without one now, it is tried again when it is wanted.
    atRest()
      .then(bringWords)
      .catch(() => {})
    const form = bar.current?.parentElement
    if (bar.current && form) return tellHeight(bar.current, form, '--bar-height')
  }, [])
  return (
    <div
      ref={bar}
      data-bar
      className="sticky bottom-0 z-20 -mx-5 flex flex-col gap-3 border-line border-t bg-surface px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      {notice()}
      <Suspense>
        <PriceWarning form={form} count={count} said={problem} />
      </Suspense>
      <div className="flex items-center gap-2">
        {/* Three lines of it are as high as the button, which nothing that is said here moves. */}
        <p className="min-w-0 grow text-xs leading-4">
          <output className="block truncate font-medium text-ink text-sm leading-4">{kinds(kind)}</output>
          {/* What is said of a press takes the place of the summary. */}
          <span role="status" className="peer text-muted">
            {waiting
              ? t('waiting')
              : sent && (
                  <Suspense>
                    <PressWords as="status" {...{ form, sent, sending }} />
                  </Suspense>
                )}
          </span>
          <span className="text-muted tabular-nums peer-[:not(:empty)]:hidden">
            {t('summary', { seconds: duration, height: MODES[mode].height, ratio })}
          </span>
        </p>
        <Suspense fallback={<span className="h-12 w-16 shrink-0" />}>
          <Variations count={count} disabled={!alive} onChange={onCount} />
        </Suspense>
        <Button
          type="submit"
          tone="accent"
          size="lg"
          disabled={!alive}
          aria-disabled={waiting}
          title="Ctrl+Enter"
          aria-describedby={price}
          className="min-w-32 shrink-0 px-3"
        >
          {waiting && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
          <span className="flex flex-col items-center leading-tight">
            {waiting ? t('uploading') : count > 1 ? t('several', { count }) : t('label')}
            {/* Said as what describes the button; it keeps its line while the price is on its way. */}
            <span id={price} aria-hidden="true" className="min-h-4 whitespace-nowrap font-normal text-xs tabular-nums">
              <Suspense>
                <PriceWords form={form} count={count} />
              </Suspense>
            </span>
          </span>
        </Button>
      </div>
    </div>
  )
}
