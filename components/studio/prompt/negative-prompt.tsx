import ChevronRight from 'lucide-react/icons/chevron-right'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormState, useWatch } from 'react-hook-form'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { PromptField } from './prompt-field.tsx'

/** The negative prompt, folded away until it is wanted; what is written in it is never hidden. */
export function NegativePrompt({ form }: { form: RecipeFormApi }) {
  const t = useTranslations('studio.prompt')
  const [unfolded, setUnfolded] = useState(false)
  const written = useWatch({ control: form.control, name: 'negativePrompt' }) !== ''
  const wrong = useFormState({ control: form.control, name: 'negativePrompt' }).errors.negativePrompt !== undefined
  const open = unfolded || written || wrong
  return (
    <details open={open} onToggle={(event) => setUnfolded(event.currentTarget.open)} className="group -my-1">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-1.5 text-muted text-sm transition-colors hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="-ml-1 size-4 transition-transform group-open:rotate-90" />
        {t('negative')}
      </summary>
      <PromptField
        form={form}
        name="negativePrompt"
        label={t('negative')}
        labelled="elsewhere"
        help={t('negativeHelp')}
      />
    </details>
  )
}
