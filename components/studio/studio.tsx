'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Activity, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm } from 'react-hook-form'
import { RecipeDoor } from '#components/studio/recipe/recipe-door'
import { SessionColumn } from '#components/studio/session/session-column'
import { NO_PROJECTS, type Projects } from '#components/studio/settings/use-project'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { learnPages, putGeneration, removeGeneration, startWith } from '#lib/client/generations/generation-pages'
import type { FilledExample } from '#lib/client/recipe/examples'
import { type RecipeForm, recipeResolver, untouchedForm } from '#lib/client/recipe/recipe-form'
import type { Cards } from '#lib/client/recipe/use-submit'
import { fixing } from '#lib/client/review/fixing'
import type { GenerationActions, StudioActions } from '#lib/domain/actions'
import type { GenerationPage, GenerationView } from '#lib/domain/generation/generation'
import type { CropActions } from '#lib/domain/images/crop-schema'
import type { PresetActions } from '#lib/domain/recipe/preset'
import type { Recipe, RecipeDefaults } from '#lib/domain/recipe/recipe'
import { Composer } from './composer.tsx'

/** The studio: the composer, and beside it what has become of its recipes. */
export function Studio({
  actions,
  firstPage,
  sandbox,
  defaults,
  source = null,
  projects = NO_PROJECTS,
}: {
  actions: StudioActions & CropActions & GenerationActions & PresetActions
  firstPage: GenerationPage
  sandbox: boolean
  /** What a new recipe begins with. */
  defaults: RecipeDefaults
  /** A generation whose recipe is to be edited. */
  source?: GenerationView | null
  projects?: Projects
}) {
  const t = useTranslations('studio')
  const client = useQueryClient()
  const { wake } = useChangeFeed()
  const [empty] = useState(() => untouchedForm(defaults))
  const form = useForm<RecipeForm, unknown, Recipe>({ defaultValues: empty, resolver: recipeResolver })
  const composer = useRef<HTMLDivElement>(null)
  const [drawn] = useState(() => startWith(firstPage))
  const [clicks, setClicks] = useState(0)
  const [example, setExample] = useState<{ filled: FilledExample; after: typeof source } | null>(null)
  const cards: Cards = {
    put(view, standIn) {
      standIn(client, view)
      setClicks((before) => before + 1)
    },
    remove: (id) => removeGeneration(client, id),
    replace(standIn, view) {
      putGeneration(client, view, standIn)
      wake()
    },
  }
  // The composer can submit before the cards have come alive.
  useEffect(() => learnPages(client, drawn), [client, drawn])
  useEffect(() => {
    if (!source) return
    fixing.learn(source.id, window.location.search)
    // The address has done its work: loading it again must bring back the draft and not the generation.
    window.history.replaceState(null, '', window.location.pathname)
    form.setFocus('prompt')
  }, [source, form])
  function fill(filled: FilledExample, run: boolean) {
    // Paid for by the press itself and by no effect, which could run again; so the composer has to hold the example first.
    flushSync(() => setExample({ filled, after: source }))
    if (run) composer.current?.querySelector('form')?.requestSubmit()
    else form.setFocus('prompt')
  }
  // What was asked for last: a generation that is to be edited takes the place of an example.
  const wanted = example?.after === source ? example.filled : source
  return (
    <main
      id="content"
      className="mx-auto max-w-[120rem] lg:grid lg:grid-cols-[25rem_minmax(0,1fr)] xl:grid-cols-[26rem_minmax(0,1fr)]"
    >
      <h1 className="sr-only">{t('title')}</h1>
      <div
        ref={composer}
        data-window-high
        className="bg-surface lg:sticky lg:top-[calc(3.5rem+var(--banner-height,0px))] lg:h-[calc(100dvh-3.500rem-var(--banner-height,0px))] lg:overflow-y-auto lg:border-line lg:border-r min-[121rem]:border-l"
      >
        <RecipeDoor form={form} findImages={actions.findImages} />
        <Composer form={form} actions={actions} cards={cards} source={wanted} empty={empty} projects={projects} />
      </div>
      {/* Isolated, so that the browser keeps what it has painted of the cards while something changes in the composer, such as a letter. */}
      <div className="isolate min-w-0 px-5 py-5 lg:px-8">
        {/*
         * A boundary of its own comes alive after the composer, in a task of its own: typing need not wait for the cards. Not Suspense: of
         * that the server sends the cards hidden, to be shown by a script 300 ms after the first paint. A click gives it another name, at which
         * it comes alive at once: while a server action is under way, React puts off what is not alive yet, and with it the card of the click.
         */}
        <Activity name={`session after ${clicks} clicks`}>
          <SessionColumn
            drawn={drawn}
            actions={actions}
            sandbox={sandbox}
            uploadImage={actions.uploadImage}
            onFill={fill}
          />
        </Activity>
      </div>
    </main>
  )
}
