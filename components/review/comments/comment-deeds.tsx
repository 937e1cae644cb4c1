import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type Ref, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { focusFirst, focusIsLost, neighbourOf } from '#components/ui/lost-focus'
import { Notice } from '#components/ui/notice'
import type { ReviewDesk } from '#lib/client/review/review-desk'
import type { ActionProblem } from '#lib/domain/actions'
import type { CommentView } from '#lib/domain/review/review-schema'
import { SureButton } from './sure-button.tsx'

/** What can be done about a comment. Deleting asks once more, for it cannot be undone. @param answer the button for that @param onAnswer not for answers */
export function CommentDeeds({
  comment: { id, replyTo, resolved, mayDelete },
  desk,
  answer,
  onAnswer,
}: {
  comment: CommentView
  desk: ReviewDesk
  answer?: Ref<HTMLButtonElement>
  onAnswer?: (() => void) | undefined
}) {
  const t = useTranslations('review')
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  async function run(deed: Promise<ActionProblem | null>): Promise<boolean> {
    setBusy(true)
    const refused = await deed
    setProblem(refused)
    setBusy(false)
    return refused === null
  }
  /** The focus goes on to the next comment, or where there is none to the panel. */
  async function remove(button: Element) {
    const row = button.closest('li')
    const beside = neighbourOf(row) ?? button.closest('section')
    if (!(await run(desk.remove(id)))) return
    if (focusIsLost() || row?.contains(document.activeElement)) focusFirst(beside)
  }
  const { resolve, fixHref } = desk
  const small = { tone: 'ghost', size: 'sm', className: 'px-2' } as const
  return (
    <div className="-ml-2 flex flex-wrap items-center">
      {fixHref && replyTo === null && !resolved && (
        <Link href={fixHref(id)} prefetch={false} className={buttonLook({ tone: 'link', size: 'sm' })}>
          {t('fix')}
        </Link>
      )}
      {onAnswer && (
        <Button ref={answer} {...small} onClick={onAnswer}>
          {t('answer')}
        </Button>
      )}
      {resolve && replyTo === null && (
        <Button {...small} aria-disabled={busy} onClick={() => !busy && void run(resolve(id, resolved === null))}>
          {t(resolved ? 'reopen' : 'resolve')}
        </Button>
      )}
      {mayDelete && (
        <SureButton
          words={{ first: t('delete'), sure: t('deleteSurely') }}
          busy={busy}
          onSure={(button) => void remove(button)}
        />
      )}
      {problem && <Notice tone="danger">{problemText(problem)}</Notice>}
    </div>
  )
}
