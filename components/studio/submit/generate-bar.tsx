import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'next-intl'
import { type ReactNode, Suspense, useEffect, useId, useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { onDemand } from '#components/ui/on-demand'
import type { Sent } from '#lib/client/drafts/sent'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { SubmitProblem } from '#lib/client/recipe/use-submit'
import { tellHeight } from '#lib/client/tell-height'
import { MODES } from '#lib/domain/limits'
import type { RecipeKind } from '#lib/domain/recipe/shape'
import { SubmitState } from './submit-state.tsx'

/** Prices come from the server after the first paint, and what reckons with them too; most presses make one take. */
const PriceWords = onDemand(() => import('./price-words.tsx').then((module) => module.PriceWords))
const Variations = onDemand(() => import('./variations.tsx').then((module) => module.Variations))
const UnansweredPress = onDemand(() => import('./unanswered-press.tsx').then((module) => module.UnansweredPress))
const PriceWarning = onDemand(() => import('./price-warning.tsx').then((module) => module.PriceWarning))

/** Whoever signs in there comes back here. */
const signIn = (words: ReactNode) => (
  <a href="/sign-in" className="underline underline-offset-4">
    {words}
  </a>
)

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
  const problemText = useProblemText()
  const price = useId()
  const [duration, mode, ratio] = useWatch({ control: form.control, name: ['duration', 'mode', 'aspectRatio'] })
  const sentence = (code: SubmitProblem) => {
    if (code === 'not_uploaded') return t('notUploaded')
    if (code === 'changed_meanwhile') return t('changedMeanwhile')
    if (code === 'no_answer') return t('noAnswer')
    if (code === 'signed_out') return <span>{t.rich('signedOut', { link: signIn })}</span>
    return code === 'offline' ? t('offline') : problemText(code)
  }
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const form = bar.current?.parentElement
    if (bar.current && form) return tellHeight(bar.current, form, '--bar-height')
  }, [])
  return (
    <div
      ref={bar}
      data-bar
      className="sticky bottom-0 z-20 -mx-5 flex flex-col gap-3 border-line border-t bg-surface px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      {problem && <Notice tone="danger">{sentence(problem)}</Notice>}
      {sent?.open && sent.open.key !== sending && !problem && (
        <Suspense>
          <UnansweredPress form={form} sent={sent} />
        </Suspense>
      )}
      <Suspense>
        <PriceWarning form={form} count={count} said={problem} />
      </Suspense>
      <div className="flex items-center gap-2">
        {/* Three lines of it are as high as the button, which nothing that is said here moves. */}
        <p className="min-w-0 grow text-xs leading-4">
          <output className="block truncate font-medium text-ink text-sm leading-4">{kinds(kind)}</output>
          <SubmitState
            {...{ form, sent, sending, waiting }}
            summary={
              <span className="text-muted tabular-nums">
                {t('summary', { seconds: duration, height: MODES[mode].height, ratio })}
              </span>
            }
          />
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
