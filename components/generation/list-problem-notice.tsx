import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice'
import type { ListProblem } from '#lib/client/generations/use-list-actions'
import { useProblemText } from './use-problem-text.tsx'

/** Says what did not work on a list that everybody shares. @param gone the words for what somebody deleted meanwhile */
export function ListProblemNotice({ problem, gone }: { problem: ListProblem | null; gone: string }) {
  const t = useTranslations('namedList')
  const problemText = useProblemText()
  if (problem === null) return null
  const words = problem === 'no_answer' ? t('noAnswer') : problem === 'not_found' ? gone : problemText(problem)
  return <Notice tone="danger">{words}</Notice>
}
