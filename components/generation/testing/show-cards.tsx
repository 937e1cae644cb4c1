import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeAll, vi } from 'vitest'
import { GenerationCard } from '#components/generation/generation-card'
import { SandboxProvider } from '#components/generation/sandbox-context'
import { generationKeys, SPENDING_KEY, startWith } from '#lib/client/generations/generation-pages'
import { nowPlaying } from '#lib/client/generations/now-playing'
import { outlook } from '#lib/client/generations/outlook'
import { cardsOf, type PageList } from '#lib/client/generations/page-list'
import { usualTimesQuery } from '#lib/client/generations/usual-times-query'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { MADE_UP_SPENDING } from '#lib/client/testing/made-up-spending'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { STATES } from '#lib/domain/generation/states'
import type { UsualTimes } from '#lib/domain/generation/usual-time-schema'
import en from '#messages/en'
import zh from '#messages/zh-CN'

/** To be called once by a file that shows cards: what they bring when it is needed is there, and nothing of a test is left after it. */
export function prepareCards(): void {
  beforeAll(async () => {
    await Promise.all([import('#lib/client/feed/follow-changes'), import('#lib/domain/generation/generation')])
    // Whatever comes when it is first shown is shown once, and stands from then on at once, also under a clock that a test stopped.
    await showCards([
      ...STATES.map((state) => madeUpGeneration(state, { state })),
      { ...madeUpGeneration('of two'), shot: { id: 'of two', take: 1, takes: 2 } },
    ])
    const { saving, retry, charge } = en.generation
    const words = [/^No answer came/, saving, en.failure.provider, charge.none, retry, /usually/, '1/2']
    await Promise.all(words.map((part) => screen.findAllByText(part)))
    await screen.findByRole('button', { name: en.unconfirmed.resolve })
    await screen.findAllByRole('button', { name: en.generation.more })
    cleanup()
  })
  afterEach(() => {
    vi.useRealTimers()
    cleanup()
    nowPlaying.stop(nowPlaying.current() ?? '')
  })
}

/** Cards on a page of their own, over the list that the pages keep, with actions that answer as told. */
export async function showCards(
  generation: GenerationView | GenerationView[],
  answers: Partial<GenerationActions> = {},
  locale = 'en',
  times: UsualTimes['times'] = [],
  sandbox = false,
) {
  const generations = [generation].flat()
  const client = new QueryClient()
  client.setQueryData(generationKeys.pages, startWith({ generations, nextCursor: null, rev: '1' }))
  client.setQueryData(usualTimesQuery().queryKey, { times })
  client.setQueryDefaults(SPENDING_KEY, { enabled: false })
  client.setQueryData(SPENDING_KEY, { spending: MADE_UP_SPENDING, outlook })
  const actions = {
    cancelGeneration: vi.fn(answers.cancelGeneration),
    anotherTake: vi.fn(answers.anotherTake),
    sendAgain: vi.fn(answers.sendAgain),
    nameTask: vi.fn(answers.nameTask),
  }
  const messages = locale === 'en' ? en : zh
  const onError = (error: Error) => {
    throw error
  }
  // What is brought when it is needed has come by the end of this.
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC" onError={onError}>
          <SandboxProvider value={sandbox}>
            {generations.map((one) => (
              <GenerationCard key={one.id} generation={one} actions={actions} alive />
            ))}
          </SandboxProvider>
        </NextIntlClientProvider>
      </QueryClientProvider>,
    )
  })
  const cached = () => cardsOf(client.getQueryData<PageList>(generationKeys.pages) ?? { pages: [] })
  return { actions, cached, client }
}
