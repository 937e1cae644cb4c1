import { useTranslations } from 'next-intl'
import { type KeyboardEvent, Suspense, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useSandbox } from '#components/generation/sandbox-context'
import { Board } from '#components/studio/board/board'
import { CropPlace } from '#components/studio/crop/crop-place'
import { useCropping } from '#components/studio/crop/use-cropping'
import { DraftsBar } from '#components/studio/drafts/drafts-bar'
import { NegativePrompt } from '#components/studio/prompt/negative-prompt'
import { PromptField } from '#components/studio/prompt/prompt-field'
import { PromptHelp } from '#components/studio/prompt/prompt-help'
import { Settings } from '#components/studio/settings/settings'
import { NO_PROJECTS, type Projects, useProject } from '#components/studio/settings/use-project'
import { GenerateBar } from '#components/studio/submit/generate-bar'
import { onDemand } from '#components/ui/on-demand'
import { useStills } from '#lib/client/board/use-stills'
import { useDraft } from '#lib/client/drafts/use-draft'
import { useCommands } from '#lib/client/keys/use-commands'
import { EMPTY_FORM, type RecipeForm, type RecipeFormApi, type RecipeSource } from '#lib/client/recipe/recipe-form'
import { type Cards, useSubmit } from '#lib/client/recipe/use-submit'
import type { StudioActions } from '#lib/domain/actions'
import type { CropActions } from '#lib/domain/images/crop-schema'
import type { PresetActions } from '#lib/domain/recipe/preset'
import { recipeKind } from '#lib/domain/recipe/shape'

/** What stands in few drafts: images, and what can be wrong with them, or what came of Edit and Remix. */
const RatioNote = onDemand(() => import('#components/studio/settings/ratio-note').then((module) => module.RatioNote))
const ImagesProblem = onDemand(() =>
  import('#components/studio/board/images-problem').then((module) => module.ImagesProblem),
)
const TakeOf = onDemand(() => import('./take-of.tsx').then((module) => module.TakeOf))
const FixWords = onDemand(() => import('#components/studio/fix/fix-words').then((module) => module.FixWords))
/** Where a team has projects. */
const ProjectField = onDemand(() =>
  import('#components/studio/settings/project-field').then((module) => module.ProjectField),
)
/** Only after a generation took the place of a draft. */
const EarlierDraft = onDemand(() =>
  import('#components/studio/drafts/earlier-draft').then((module) => module.EarlierDraft),
)

/** Where a recipe is made: slots, prompt, settings, and Generate always in sight. */
export function Composer({
  form,
  actions,
  cards,
  source = null,
  empty = EMPTY_FORM,
  projects = NO_PROJECTS,
}: {
  form: RecipeFormApi
  actions: StudioActions & CropActions & PresetActions
  cards: Cards
  /** A generation, or an example, whose recipe is to be edited. */
  source?: RecipeSource | null
  /** A form that nobody has touched. */
  empty?: RecipeForm
  /** Which there are, and which one new clips are put into when the page is drawn. */
  projects?: Projects
}) {
  const t = useTranslations('studio')
  const commandWords = useTranslations('composerCommands')
  const element = useRef<HTMLFormElement>(null)
  const stills = useStills(form, actions.uploadImage)
  const drafts = useDraft(form, source, empty)
  const [several, setSeveral] = useState({ count: 1, draft: drafts.id, source })
  // Pressed again after a reload, a press without an answer has to ask for as many as before, or it would be another one.
  const asked = drafts.sent?.open?.count ?? 1
  // Several were asked for of what stood here then: what takes its place, such as an example that is run at once, is made once.
  const count = several.source !== source ? 1 : several.draft === drafts.id ? several.count : asked
  const [duration, audio, ratio, mode, takeOf] = useWatch({
    control: form.control,
    name: ['duration', 'audio', 'aspectRatio', 'mode', 'takeOf'],
  })
  const { project, choose } = useProject(projects, takeOf)
  const { problem, sending, waiting, submit } = useSubmit(form, actions, cards, stills.coming, {
    ...{ count, project },
    play: useSandbox(),
    sentPlace: drafts.sentPlace,
  })
  const cropping = useCropping(stills, actions)
  const kind = recipeKind(stills.stills)
  useCommands(async () => {
    const { composerCommands } = await import('./composer-commands.ts')
    return composerCommands(form, element.current, { swap: stills.swap, crop: cropping.open }, t, commandWords)
  })
  // A dialog that was opened from here stands elsewhere on the page, yet its keys come by.
  const submitByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    const pressed = event.key === 'Enter' && (event.metaKey || event.ctrlKey)
    if (!pressed || !(event.target instanceof Node && event.currentTarget.contains(event.target))) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <>
      <form
        ref={element}
        aria-label={t('composer')}
        noValidate
        onSubmit={submit}
        onKeyDown={submitByKey}
        // What the focus goes to, or is opened, is scrolled to where neither the bar below nor, on a phone, the page's header covers it.
        className="flex flex-col gap-4 px-5 pt-4 lg:min-h-full [&>:not([data-bar])_*]:scroll-mt-20 [&>:not([data-bar])_*]:scroll-mb-[calc(var(--bar-height,6rem)+1rem)]"
      >
        <DraftsBar drafts={drafts} />
        {drafts.earlier !== null && (
          <Suspense>
            <EarlierDraft drafts={drafts} />
          </Suspense>
        )}
        {takeOf && (
          <Suspense>
            <TakeOf source={takeOf} onUnlink={() => form.setValue('takeOf', undefined)} />
          </Suspense>
        )}
        <Board stills={stills} duration={duration} ratio={ratio} cropping={cropping} />
        {stills.stills.length > 0 && (
          <Suspense>
            <ImagesProblem form={form} stills={stills} findImages={actions.findImages} />
          </Suspense>
        )}
        {takeOf && (
          <Suspense>
            <FixWords take={takeOf.id} />
          </Suspense>
        )}
        <PromptField
          form={form}
          name="prompt"
          label={t('prompt.label')}
          help={audio ? `${t(`prompt.help.${kind}`)} ${t('prompt.help.sound')}` : t(`prompt.help.${kind}`)}
          placeholder={t(`prompt.placeholder.${kind === 'text' ? 'text' : 'image'}`)}
        />
        <PromptHelp form={form} kind={kind} actions={actions} />
        <NegativePrompt form={form} />
        <Settings
          form={form}
          withImages={stills.stills.length > 0}
          onRemoveImages={() => stills.rearrange(() => [])}
          ratioNote={
            stills.stills.length > 0 && (
              <Suspense>
                <RatioNote
                  stills={stills.stills}
                  ratio={ratio}
                  onRatio={(value) => form.setValue('aspectRatio', value)}
                  cropping={cropping}
                />
              </Suspense>
            )
          }
        />
        {projects.all.length > 0 && (
          <Suspense fallback={<div className="h-10 pointer-coarse:h-11" />}>
            <ProjectField projects={projects.all} project={project} onChoose={choose} />
          </Suspense>
        )}
        <div className="grow" />
        <GenerateBar
          form={form}
          kind={kind}
          count={count}
          onCount={(wanted) => setSeveral({ count: wanted, draft: drafts.id, source })}
          waiting={waiting}
          problem={problem}
          sent={drafts.sent}
          sending={sending}
          alive={drafts.alive}
        />
      </form>
      {/* Beside the form: Enter in one of its fields must not generate. */}
      <CropPlace cropping={cropping} stills={stills.stills} ratio={ratio} mode={mode} />
    </>
  )
}
