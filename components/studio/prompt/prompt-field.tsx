import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { useFormState, useWatch } from 'react-hook-form'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { Notice } from '#components/ui/notice'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { NEGATIVE_PROMPT_MAX, PROMPT_LIMITS } from '#lib/domain/limits'
import type { RecipeProblem } from '#lib/domain/recipe/problems'
import { codePoints } from '#lib/domain/recipe/recipe'

type TextName = 'prompt' | 'negativePrompt'

const TEXTS: Record<TextName, { max: number; tooLong: RecipeProblem; rows: string }> = {
  prompt: { max: PROMPT_LIMITS.max, tooLong: 'prompt_too_long', rows: 'min-h-28' },
  negativePrompt: { max: NEGATIVE_PROMPT_MAX, tooLong: 'negative_prompt_too_long', rows: 'min-h-16' },
}

/** From this share of the limit on, the count is shown. */
const COUNT_FROM = 0.8

/** A text of the recipe that grows with what is written, with its help, its count near the limit and what is wrong with it. */
export function PromptField({
  form,
  name,
  label,
  labelled = 'above',
  help,
  placeholder,
}: {
  form: RecipeFormApi
  name: TextName
  label: string
  /** Where the label is seen: above the text, or elsewhere already and only said here. */
  labelled?: 'above' | 'elsewhere'
  help: string
  placeholder?: string
}) {
  const t = useTranslations('studio.prompt')
  const problemText = useProblemText()
  const id = useId()
  const text = useWatch({ control: form.control, name })
  const { errors, submitCount } = useFormState({ control: form.control, name })
  const notice = useRef<HTMLDivElement>(null)
  const { max, tooLong, rows } = TEXTS[name]
  const count = codePoints(text.trim())
  const reported = errors[name]?.message as RecipeProblem | undefined
  const sendable = text.isWellFormed() && !text.includes('\0')
  const problem = count > max ? tooLong : sendable ? reported : 'text_not_unicode'
  // A press takes the focus to the first text with something wrong, which may be as high as there is room for; the words about it stand below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every press shows them anew.
  useEffect(() => {
    if (document.activeElement?.id === id) notice.current?.scrollIntoView({ block: 'nearest' })
  }, [submitCount])
  const { ref, ...field } = form.register(name)
  // What was typed before the page came alive: registering would overwrite it with the form's own value.
  const [attach] = useState(() => (element: HTMLTextAreaElement | null) => {
    const typed = element?.value
    if (element) element.dataset.kept = ''
    ref(element)
    if (typed) form.setValue(name, typed)
  })
  const mend = async (tooMuch: boolean) => {
    const field = document.getElementById(id)
    const { cutText, cleanText } = await import('#lib/client/recipe/mend-text')
    if (!(field instanceof HTMLTextAreaElement)) return
    if (tooMuch) cutText(field, max)
    else cleanText(field)
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3 empty:hidden">
        {labelled === 'above' && (
          <label htmlFor={id} className="font-medium text-sm">
            {label}
          </label>
        )}
        {count > max * COUNT_FROM && (
          <span className={cn('text-xs tabular-nums', count > max ? 'text-danger' : 'text-muted')}>
            {t('count', { count, max })}
          </span>
        )}
      </div>
      <textarea
        {...field}
        ref={attach}
        id={id}
        aria-label={labelled === 'elsewhere' ? label : undefined}
        placeholder={placeholder}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help`}
        className={cn(
          'field-sizing-content max-h-[min(24rem,60dvh)] w-full resize-none rounded-md border bg-well px-3 py-2.5 text-base text-ink transition-colors placeholder:text-muted',
          rows,
          problem ? 'border-danger' : 'border-line hover:border-control',
        )}
      />
      <div id={`${id}-help`} className="flex flex-col gap-2">
        {problem && (
          <div ref={notice}>
            <Notice tone="danger">
              <span>{problemText(problem)}</span>
              {(count > max || !sendable) && (
                <Button tone="link" size="bare" onClick={() => mend(count > max)}>
                  {count > max ? t('cut', { max }) : t('clean')}
                </Button>
              )}
            </Notice>
          </div>
        )}
        <p className="text-muted text-xs">{help}</p>
      </div>
    </div>
  )
}
