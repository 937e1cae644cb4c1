import { type ComponentProps, useId } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Notice } from '#components/ui/notice'
import type { ActionProblem } from '#lib/domain/actions'

/** A text that grows with what is written. Enter with Ctrl or Command sends it. @param problem why what was sent last was not taken */
export function CommentField({
  label,
  problem,
  onSend,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'id' | 'aria-label'> & {
  label: string
  problem: ActionProblem | null
  onSend: () => void
}) {
  const problemText = useProblemText()
  const id = useId()
  return (
    <>
      <textarea
        {...rest}
        aria-label={label}
        placeholder={label}
        aria-invalid={problem !== null}
        aria-describedby={problem ? id : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
          event.preventDefault()
          onSend()
        }}
        className="field-sizing-content max-h-60 min-h-20 w-full resize-none rounded-md border border-line bg-well px-3 py-2 text-base text-ink transition-colors placeholder:text-muted hover:border-control"
      />
      {problem && (
        <Notice id={id} tone="danger">
          {problemText(problem)}
        </Notice>
      )}
    </>
  )
}
