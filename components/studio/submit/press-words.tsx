import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { SESSION_ID } from '#components/studio/session/session-id'
import { cn } from '#components/ui/cn'
import { Notice } from '#components/ui/notice'
import type { Sent } from '#lib/client/drafts/sent'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { SubmitProblem } from '#lib/client/recipe/use-submit'
import { useIsSent } from './use-is-sent.ts'

export type AnsweredProblem = Exclude<SubmitProblem, 'no_answer' | 'offline' | 'not_uploaded'>

type Props = {
  form: RecipeFormApi
  /** What was submitted of the draft. */
  sent: Sent | null
  /** Click key of the press that is on its way. */
  sending: string | null
  /** Why the last press came to nothing, though the server was there. */
  problem?: AnsweredProblem | null
  as: 'status' | 'notice'
}

/** What became of a press: in the bar's own line, that it counted; above it, why it came to nothing or is not known to have counted. */
export function PressWords({ as, problem, ...props }: Props) {
  if (as === 'status') return <Submitted {...props} />
  return problem ? <Problem problem={problem} /> : <Unanswered {...props} />
}

/**
 * Leads to the card, which may be out of sight: on a phone it always is. It stands for as long as the recipe does, over a reload too, so that
 * nobody pays for it twice without knowing.
 */
function Submitted({ form, sent, sending }: Omit<Props, 'as' | 'problem'>) {
  const t = useTranslations('studio.generate')
  const isSent = useIsSent(form, sent)
  const onItsWay = sent?.open && sent.open.key === sending ? sent.open.count : 0
  const count = isSent && sent ? sent.clips + onItsWay : 0
  if (count === 0) return null
  return (
    <ToClips className="relative after:absolute after:-inset-x-2 after:-inset-y-1.5">
      {t('submitted', { count })}
    </ToClips>
  )
}

/** The page was left while a press was on its way; pressing again makes no second clip. */
function Unanswered({ form, sent, sending }: Omit<Props, 'as' | 'problem'>) {
  const t = useTranslations('studio.generate')
  const isSent = useIsSent(form, sent)
  if (!isSent || !sent?.open || sent.open.key === sending) return null
  return (
    <Notice>
      <span>{t.rich('unanswered', { clips: (words) => <ToClips>{words}</ToClips> })}</span>
    </Notice>
  )
}

function Problem({ problem }: { problem: AnsweredProblem }) {
  const t = useTranslations('studio.generate')
  const problemText = useProblemText()
  const sentence = () => {
    if (problem === 'changed_meanwhile') return t('changedMeanwhile')
    if (problem === 'signed_out') return <span>{t.rich('signedOut', { link: signIn })}</span>
    return problemText(problem)
  }
  return <Notice tone="danger">{sentence()}</Notice>
}

function ToClips({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <a href={`#${SESSION_ID}`} className={cn('text-accent-text underline underline-offset-4', className)}>
      {children}
    </a>
  )
}

/** Whoever signs in there comes back here. */
const signIn = (words: ReactNode) => (
  <a href="/sign-in" className="underline underline-offset-4">
    {words}
  </a>
)
