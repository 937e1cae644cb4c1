import ChevronRight from 'lucide-react/icons/chevron-right'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { NO_PARTS, PART_NAMES, type PartName } from '#lib/domain/prompt/part-names'
import { composePrompt, takeApart } from '#lib/domain/prompt/prompt-parts'
import type { RecipeKind } from '#lib/domain/recipe/shape'

/** What only the prompt can say when an image shows the rest. Source: Kling's guide to prompts for images. */
const WITH_IMAGE: readonly PartName[] = ['subject', 'movement']

/** The prompt in its parts: what is written here composes the prompt at once, and what is written there is taken apart again. */
export function PromptBuilder({ form, kind, audio }: { form: RecipeFormApi; kind: RecipeKind; audio: boolean }) {
  const t = useTranslations('builder')
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [])
  const [prompt, remembered] = useWatch({ control: form.control, name: ['prompt', 'parts'] })
  const [unfolded, setUnfolded] = useState(false)
  const parts = takeApart(prompt, remembered ?? null)

  // Followed with every change, so that each is a small one and lands in the part that it was made in.
  useEffect(() => {
    form.setValue('parts', takeApart(prompt, form.getValues('parts') ?? null))
  }, [form, prompt])

  const write = (name: PartName, words: string) => {
    const next = { ...NO_PARTS, ...parts, [name]: words }
    form.setValue('parts', next)
    form.setValue('prompt', composePrompt(next).text, { shouldDirty: true })
    form.clearErrors('prompt')
  }
  const offered = PART_NAMES.filter((name) => name !== 'sound' || audio || parts.sound !== '')
  const first = kind === 'text' ? offered : offered.filter((name) => WITH_IMAGE.includes(name))
  const rest = offered.filter((name) => !first.includes(name))
  const fields = (names: readonly PartName[]) =>
    names.map((name) => <Part key={name} name={name} words={parts[name]} onWrite={(words) => write(name, words)} />)

  return (
    <section ref={panel} aria-label={t('title')} className="flex flex-col gap-2 rounded-md border border-line p-3">
      {fields(first)}
      {rest.length > 0 && (
        <details
          open={unfolded || rest.some((name) => parts[name] !== '')}
          onToggle={(event) => setUnfolded(event.currentTarget.open)}
          className="group"
        >
          <summary className="flex min-h-10 cursor-pointer list-none items-center gap-1.5 text-muted text-sm transition-colors hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden="true" className="-ml-1 size-4 transition-transform group-open:rotate-90" />
            {t('more')}
          </summary>
          <div className="flex flex-col gap-2">{fields(rest)}</div>
        </details>
      )}
    </section>
  )
}

function Part({ name, words, onWrite }: { name: PartName; words: string; onWrite: (words: string) => void }) {
  const t = useTranslations('builder')
  const id = useId()
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-3">
      <label htmlFor={id} className="pt-2 text-muted text-sm pointer-coarse:pt-3">
        {t(`part.${name}`)}
      </label>
      <textarea
        id={id}
        data-part={name}
        data-kept
        rows={1}
        value={words}
        placeholder={t(`example.${name}`)}
        onChange={(event) => onWrite(event.target.value)}
        className="field-sizing-content max-h-40 min-h-9 w-full resize-none rounded-md border border-line bg-well px-2.5 py-1.5 text-ink text-sm leading-6 transition-colors placeholder:text-muted hover:border-control pointer-coarse:min-h-11 pointer-coarse:py-2.5 pointer-coarse:text-base"
      />
    </div>
  )
}
