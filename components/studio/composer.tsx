import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useWatch } from 'react-hook-form'
import { decodePicture } from '#lib/client/decode-picture'
import type { RecipeFormApi } from '#lib/client/recipe-form'
import { useDraft } from '#lib/client/use-draft'
import { useStills } from '#lib/client/use-stills'
import { type Cards, useSubmit } from '#lib/client/use-submit'
import type { StudioActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { recipeKind } from '#lib/domain/shape'
import { Board } from './board.tsx'
import { EarlierDraft } from './earlier-draft.tsx'
import { GenerateBar } from './generate-bar.tsx'
import { NegativePrompt } from './negative-prompt.tsx'
import { PromptField } from './prompt-field.tsx'
import { Settings } from './settings.tsx'

/** Where a recipe is made: slots, prompt, settings, and Generate always in sight. */
export function Composer({
  form,
  actions,
  cards,
  source = null,
}: {
  form: RecipeFormApi
  actions: Pick<StudioActions, 'uploadImage' | 'submitGeneration'>
  cards: Cards
  /** A generation whose recipe is to be edited. */
  source?: GenerationView | null
}) {
  const t = useTranslations('studio')
  const element = useRef<HTMLFormElement>(null)
  const stills = useStills(form, actions.uploadImage, decodePicture)
  const { problem, latest, submit } = useSubmit(form, actions.submitGeneration, cards)
  const duration = useWatch({ control: form.control, name: 'duration' })
  const drafts = useDraft(form, source)
  const kind = recipeKind(stills.stills)
  const submitByKey = () => element.current?.requestSubmit()
  return (
    <form
      ref={element}
      aria-label={t('composer')}
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-4 px-5 pt-4 lg:min-h-full"
    >
      <EarlierDraft drafts={drafts} />
      <Board stills={stills} duration={duration} />
      <PromptField
        form={form}
        name="prompt"
        label={t('prompt.label')}
        help={t(`prompt.help.${kind}`)}
        placeholder={t(`prompt.placeholder.${kind === 'text' ? 'text' : 'image'}`)}
        onSubmitKey={submitByKey}
      />
      <NegativePrompt form={form} onSubmitKey={submitByKey} />
      <Settings
        form={form}
        withImages={stills.stills.length > 0}
        withFirstFrame={stills.stills.some((still) => still.role === 'first_frame')}
      />
      <div className="grow" />
      <GenerateBar
        form={form}
        kind={kind}
        uploading={stills.stills.some((still) => still.state === 'uploading')}
        problem={problem}
        latest={latest}
        alive={drafts.alive}
      />
    </form>
  )
}
