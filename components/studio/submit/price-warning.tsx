import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useProblemText } from '#components/generation/use-problem-text'
import { useRights } from '#components/team/use-rights'
import { Notice } from '#components/ui/notice'
import { decimalText } from '#lib/client/money/decimal-text'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { SubmitProblem } from '#lib/client/recipe/use-submit'
import { times } from '#lib/domain/money/decimal'
import { useOutlook } from './price-words.tsx'

/**
 * Says before the press that a limit forbids it, or that the balance is too small.
 * @param said what is said already, after a press
 */
export function PriceWarning({
  form,
  count,
  said,
}: {
  form: RecipeFormApi
  count: number
  said: SubmitProblem | null
}) {
  const t = useTranslations('price')
  const problemText = useProblemText()
  const { may } = useRights()
  const seen = useOutlook(form, count)
  const problem = seen?.problem === said ? null : (seen?.problem ?? null)
  return (
    <div role="status" className="empty:hidden">
      {problem !== null && (
        <Notice tone="warning">
          {problem === 'balance_short' ? (
            t('balanceShort', {
              left: decimalText(seen?.balance?.credits ?? '0'),
              needed: decimalText(times(seen?.usd ?? '0', seen?.spending.creditsPerUsd ?? '0')),
            })
          ) : (
            <>
              <span>{problemText(problem)}</span>
              {may('manage') && (
                <Link href="/settings#spending" prefetch={false} className="underline underline-offset-4">
                  {t('toSettings')}
                </Link>
              )}
            </>
          )}
        </Notice>
      )}
    </div>
  )
}
