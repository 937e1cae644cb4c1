import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, renderHook, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { generationKeys, startWith } from '#lib/client/generation-pages'
import { nowPlaying } from '#lib/client/now-playing'
import { cardsOf, type PageList } from '#lib/client/page-list'
import { recipeInDownloads } from '#lib/client/recipe-in-downloads'
import { MADE_UP_CLIP, madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { useChangeFeed } from '#lib/client/use-change-feed'
import type { GenerationActions } from '#lib/domain/actions'
import type { Changes, GenerationView } from '#lib/domain/generation'
import { FAILURE_CODES, STATES } from '#lib/domain/states'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { GenerationCard } from './generation-card.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))

const LANGUAGES = [
  ['en', en],
  ['zh-CN', zh],
] as const

async function show(
  generation: GenerationView | GenerationView[],
  answers: Partial<GenerationActions> = {},
  locale = 'en',
) {
  const generations = [generation].flat()
  const client = new QueryClient()
  client.setQueryData(generationKeys.pages, startWith({ generations, nextCursor: null, rev: '1' }))
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
          {generations.map((one) => (
            <GenerationCard key={one.id} generation={one} actions={actions} />
          ))}
        </NextIntlClientProvider>
      </QueryClientProvider>,
    )
  })
  const cached = () => cardsOf(client.getQueryData<PageList>(generationKeys.pages) ?? { pages: [] })
  return { actions, cached, client }
}

beforeAll(() =>
  Promise.all([
    import('./card-actions.tsx'),
    import('./card-menu.tsx'),
    import('./settled-words.tsx'),
    import('./saving-words.tsx'),
    import('./unconfirmed-words.tsx'),
    import('./resolve-button.tsx'),
  ]),
)
afterEach(() => {
  vi.useRealTimers()
  cleanup()
  nowPlaying.stop(nowPlaying.current() ?? '')
})

describe.each(LANGUAGES)('in %s', (locale, messages) => {
  it('says that the file of a clip is gone, and offers nothing that would need it', async () => {
    const clip = { ...MADE_UP_CLIP, missing: true }
    await show(madeUpGeneration('a', { state: 'ready', clip }), {}, locale)
    const card = within(screen.getByRole('article'))
    expect(card.getByText(messages.generation.missing.title)).toBeTruthy()
    expect(card.getByRole('link', { name: messages.generation.missing.more }).getAttribute('href')).toBe(
      '/settings#media',
    )
    for (const name of [messages.generation.play, messages.generation.download])
      expect(card.queryByRole('button', { name })).toBeNull()
  })

  it.each(STATES)('says %s in words, under the name of its prompt', async (state) => {
    await show(madeUpGeneration('a', { state }), {}, locale)
    const card = screen.getByRole('article', { name: 'Prompt of a' })
    expect(card.dataset.status).toBe(state)
    expect(card.dataset.generationId).toBe('a')
    expect(card.textContent).toContain(messages.state[state])
  })

  it.each(FAILURE_CODES)('says why it failed with %s, what the provider said, and what it cost', async (code) => {
    const failure = { code, providerCode: 'x1', providerMessage: 'Their own sentence.' }
    await show(madeUpGeneration('a', { state: 'failed', acceptedAt: 1_000, failure }), {}, locale)
    const { textContent } = screen.getByRole('article')
    expect(textContent).toContain(messages.failure[code])
    expect(textContent).toContain('Their own sentence.')
    expect(Object.values(messages.generation.charge).some((words) => textContent?.includes(words))).toBe(true)
  })
})

describe('a failure by the content rules', () => {
  const theirs = 'this cannot be shown'
  it.each([
    [null, 'content_policy_violation', 'It was refused before it began.', 'Not charged'],
    [1_000, 'content_policy_violation', 'It was refused while it was being made.', 'Should be refunded'],
    [1_000, 'generation_failed', 'That is how we read the provider’s words', 'Should be refunded'],
  ])('accepted at %s with the code %s says which it was', async (acceptedAt, providerCode, words, charge) => {
    const failure = { code: 'content_policy', providerCode, providerMessage: theirs } as const
    await show(madeUpGeneration('a', { state: 'failed', acceptedAt, failure }))
    const { textContent } = screen.getByRole('article')
    for (const part of [words, charge, theirs]) expect(textContent).toContain(part)
  })
})

it('offers to edit what failed or was cancelled, and nothing else', async () => {
  await show(STATES.map((state) => madeUpGeneration(state, { state })))
  const links = screen.getAllByRole('link', { name: 'Edit' })
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/?from=failed', '/?from=cancelled'])
})

describe('while it runs', () => {
  it('shows how far it is, and only that something is done while the provider has not said', async () => {
    await show([
      madeUpGeneration('a', { state: 'running', progress: 40 }),
      madeUpGeneration('b', { state: 'running', progress: null }),
    ])
    const [known, unknown] = screen.getAllByRole('progressbar', { name: 'Progress' })
    expect(known?.getAttribute('aria-valuenow')).toBe('40')
    expect(unknown?.hasAttribute('aria-valuenow')).toBe(false)
  })

  it('counts the time from submitting on, and says what is usual for its kind', async () => {
    vi.useFakeTimers({ now: 66_000 })
    await show(madeUpGeneration('a', { state: 'running' }, { images: [{ role: 'reference', sha256: 'f'.repeat(64) }] }))
    expect(screen.getByRole('article').textContent).toContain('1:05 · usually about 3 min')
  })

  it('says until when the provider keeps a clip that is being fetched', async () => {
    vi.useFakeTimers({ now: 0 })
    await show(madeUpGeneration('a', { state: 'saving', resultExpiresAt: 5 * 3600_000 }))
    expect(screen.getByRole('article').textContent).toContain('The provider’s link ends in 5 hours.')
  })

  it.each([
    [1.5 * 3600_000, 'The provider’s link ends in 2 hours, and the clip is not saved yet.'],
    [-3600_000, 'The provider’s link ended 1 hour ago.'],
  ])('is urgent when little is left of that (%i ms)', async (left, words) => {
    vi.useFakeTimers({ now: 0 })
    await show(madeUpGeneration('a', { state: 'saving', resultExpiresAt: left }))
    expect(screen.getByText(words, { exact: false }).className).toContain('text-danger')
  })

  it('says what a queued one waits for', async () => {
    vi.useFakeTimers({ now: 0 })
    const quiet = { rev: '1', reset: false, changes: [], active: 1, atRisk: 0, pause: null, balance: null, now: 0 }
    const answer: Changes = { ...quiet, heldUntil: 40_000 }
    vi.stubGlobal('fetch', async () => Response.json(answer))
    const { client } = await show(madeUpGeneration('a'))
    const { unmount } = renderHook(() => useChangeFeed(), {
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    })
    const words = 'The provider asked for a pause. It goes on in 40 seconds.'
    await vi.waitFor(() => expect(screen.getByRole('article').textContent).toContain(words))
    unmount()
    vi.unstubAllGlobals()
  })

  it.each([
    [{ lookups: 0, nextLookupAt: 0 }, 'It is being looked up at the provider now.'],
    [{ lookups: 3, nextLookupAt: 360_000 }, 'Looked up 3 times so far, next in 1 minute.'],
    [{ canLookUp: false }, 'It cannot be looked up, because its id was left out of the request'],
    [{ named: 'tsk_vid_1' }, 'The provider is asked whether it is task tsk_vid_1, which somebody named.'],
  ])('tells what is done about a missing answer (%o)', async (part, words) => {
    vi.useFakeTimers({ now: 300_000 })
    const unconfirmed = {
      attempt: 1,
      sentAt: 120_000,
      lookups: 0,
      nextLookupAt: null,
      canLookUp: true,
      named: null,
      ...part,
    }
    await show(madeUpGeneration('a', { state: 'unconfirmed', unconfirmed }))
    const { textContent } = screen.getByRole('article')
    expect(textContent).toContain('No answer came to the paid request, sent 3 minutes ago.')
    expect(textContent).toContain(words)
    expect(textContent).toContain('It is never sent again by itself.')
  })

  it('offers to cancel only while it is queued', async () => {
    await show(STATES.map((state) => madeUpGeneration(state, { state })))
    expect(screen.getAllByRole('button', { name: 'Cancel' })).toHaveLength(1)
    const queued = screen.getByRole('article', { name: 'Prompt of queued' })
    expect(within(queued).getByRole('button', { name: 'Cancel' })).toBeTruthy()
  })
})

describe('actions', () => {
  it('shows a cancelled card as soon as the server says so', async () => {
    const { status } = madeUpGeneration('a', { state: 'cancelled' })
    const { actions, cached } = await show(madeUpGeneration('a'), {
      cancelGeneration: async () => ({ ok: true, value: status }),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(actions.cancelGeneration).toHaveBeenCalledWith('a')
    expect(cached()[0]?.status.state).toBe('cancelled')
  })

  it('says that it is too late to cancel', async () => {
    await show(madeUpGeneration('a'), { cancelGeneration: async () => ({ ok: false, problem: 'too_late' }) })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect((await screen.findByRole('alert')).textContent).toBe('Too late: it has moved on meanwhile.')
  })

  it('puts the retry on the wall, and asks under the same key until it was answered', async () => {
    const anotherTake = vi
      .fn<GenerationActions['anotherTake']>()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue({ ok: true, value: madeUpGeneration('b') })
    const { cached } = await show(madeUpGeneration('a', { state: 'failed' }), { anotherTake })
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The server cannot do this now. Nothing is lost: try again in a moment.',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(await screen.findByRole('link', { name: 'Submitted again' })).toBeTruthy()
    expect(cached().map((card) => card.id)).toEqual(['b', 'a'])
    const keys = anotherTake.mock.calls.map(([input]) => input.clickKey)
    expect(keys).toEqual([keys[0], keys[0]])
  })
})

describe('another take', () => {
  // happy-dom has no popovers: what a browser tells of one is told here.
  beforeAll(() => {
    HTMLElement.prototype.hidePopover = () => {}
  })
  const ask = async () => {
    await screen.findByRole('button', { name: 'More' })
    fireEvent(
      screen.getByRole('menu', { name: 'More' }),
      Object.assign(new Event('beforetoggle'), { newState: 'open' }),
    )
    await userEvent.click(screen.getByRole('menuitem', { name: 'Another take' }))
  }

  it.each(STATES.filter((state) => state !== 'failed' && state !== 'cancelled'))(
    'is offered of a %s one, and stands on the wall at once',
    async (state) => {
      const next = { ...madeUpGeneration('b'), shot: { id: 'a', take: 2, takes: 2 } }
      const { cached, actions } = await show(madeUpGeneration('a', { state }), {
        anotherTake: async () => ({ ok: true, value: next }),
      })
      await ask()
      await screen.findByText('Another take is on its way: take 2.')
      expect(actions.anotherTake.mock.calls).toMatchObject([[{ id: 'a', knowing: false }]])
      expect(cached().map((card) => [card.id, card.shot.takes])).toEqual([
        ['b', 2],
        ['a', 2],
      ])
    },
  )

  it('asks first where the first one may be charged too, and makes it only then', async () => {
    const anotherTake = vi
      .fn<GenerationActions['anotherTake']>()
      .mockResolvedValueOnce({ ok: false, problem: 'first_unclear' })
      .mockResolvedValue({ ok: true, value: madeUpGeneration('b') })
    const { cached } = await show(madeUpGeneration('a', { state: 'running' }), { anotherTake })
    await ask()
    const dialog = await screen.findByRole('dialog', { name: 'Make another take all the same?' })
    expect(dialog.textContent).toContain('you pay for both clips')
    expect(document.activeElement?.textContent).toBe('Go back')
    expect(cached()).toHaveLength(1)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make another take' }))
    expect(anotherTake.mock.calls.map(([input]) => input.knowing)).toEqual([false, true])
    expect(cached().map((card) => card.id)).toEqual(['b', 'a'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is told from the others of its shot on the card', async () => {
    await show({ ...madeUpGeneration('a', { state: 'ready' }), shot: { id: 'a', take: 1, takes: 3 } })
    const sign = await screen.findByRole('link', { name: 'Take 1 of 3' })
    expect(sign.getAttribute('href')).toBe('/wall/a#takes')
  })
})

describe('a ready clip', () => {
  it('loads no video before Play, and has one player on the page at most', async () => {
    await show([madeUpGeneration('a', { state: 'ready' }), madeUpGeneration('b', { state: 'ready' })])
    expect(document.querySelector('video, link[as=video]')).toBeNull()
    const [first, second] = screen.getAllByRole('article')
    await userEvent.click(within(first ?? document.body).getByRole('button', { name: 'Play' }))
    expect(first?.querySelector('video')?.getAttribute('src')).toBe('/media/aa.mp4')
    expect(first?.querySelector('img')).toBeTruthy()
    await userEvent.click(within(second ?? document.body).getByRole('button', { name: 'Play' }))
    expect(document.querySelectorAll('video')).toHaveLength(1)
    expect(second?.querySelector('video')).toBeTruthy()
  })

  it('plays without a poster too', async () => {
    await show(madeUpGeneration('a', { state: 'ready', clip: { ...MADE_UP_CLIP, posterUrl: null } }))
    expect(document.querySelector('img')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Play' }))
    expect(document.querySelector('video')).toBeTruthy()
  })

  it('is downloaded under the name of its prompt, with its recipe unless that is left out', async () => {
    const name = '雪地里的狐狸-0d3f7c2a.mp4'
    const bare = `/media/aa.mp4?download=${encodeURIComponent(name)}`
    await show(madeUpGeneration('0d3f7c2a-91b4', { state: 'ready' }, { prompt: '雪地里的狐狸' }))
    const link = screen.getByRole('link', { name: 'Download' })
    expect(link.getAttribute('download')).toBe(name)
    expect(link.getAttribute('href')).toBe(`${bare}&recipe=0d3f7c2a-91b4`)
    act(() => recipeInDownloads.choose(false))
    expect(link.getAttribute('href')).toBe(bare)
    act(() => recipeInDownloads.choose(true))
    expect(link.getAttribute('href')).toBe(`${bare}&recipe=0d3f7c2a-91b4`)
  })
})
