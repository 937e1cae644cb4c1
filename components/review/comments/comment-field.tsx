import { type ComponentProps, useId } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { cn } from '#components/ui/cn'
import { Notice } from '#components/ui/notice'
import type { ActionProblem } from '#lib/domain/actions'

/**
 * A text that grows with what is written. Enter with Ctrl or Command sends it.
 * @param hint what is to be known before one writes @param problem why what was sent last was not taken
 */
export function CommentField({
  label,
  hint,
  problem,
  onSend,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'id' | 'aria-label'> & {
  label: string
  hint?: string | undefined
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
        aria-describedby={cn(hint && `${id}-hint`, problem && id) || undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
          event.preventDefault()
          onSend()
        }}
        className="field-sizing-content max-h-60 min-h-20 w-full resize-none rounded-md border border-line bg-well px-3 py-2 text-base text-ink transition-colors placeholder:text-muted hover:border-control"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-xs">
          {hint}
        </p>
      )}
      {problem && (
        <Notice id={id} tone="danger">
          {problemText(problem)}
        </Notice>
      )}
    </>
  )
}
