import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { recipeInDownloads } from '#lib/client/recipe/recipe-in-downloads'
import { MADE_UP_CLIP, madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { Changes } from '#lib/domain/generation/generation'
import { FAILURE_CODES, STATES } from '#lib/domain/generation/states'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { prepareCards, showCards } from './testing/show-cards.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))

const LANGUAGES = [
  ['en', en],
  ['zh-CN', zh],
] as const

prepareCards()

describe.each(LANGUAGES)('in %s', (locale, messages) => {
  it('says that the file of a clip is gone, and offers nothing that would need it', async () => {
    const clip = { ...MADE_UP_CLIP, missing: true }
    await showCards(madeUpGeneration('a', { state: 'ready', clip }), {}, locale)
    const card = within(screen.getByRole('article'))
    expect(await card.findByText(messages.generation.missing.title)).toBeTruthy()
    expect(card.getByRole('link', { name: messages.generation.missing.more }).getAttribute('href')).toBe(
      '/settings#media',
    )
    for (const name of [messages.generation.play, messages.generation.download])
      expect(card.queryByRole('button', { name })).toBeNull()
  })

  it.each(STATES)('says %s in words, under the name of its prompt', async (state) => {
    await showCards(madeUpGeneration('a', { state }), {}, locale)
    const card = screen.getByRole('article', { name: 'Prompt of a' })
    expect(card.dataset.status).toBe(state)
    expect(card.dataset.generationId).toBe('a')
    expect(card.textContent).toContain(messages.state[state])
  })

  it.each(FAILURE_CODES)('says why it failed with %s, what the provider said, and what it cost', async (code) => {
    const failure = { code, providerCode: 'x1', providerMessage: 'Their own sentence.' }
    await showCards(madeUpGeneration('a', { state: 'failed', acceptedAt: 1_000, failure }), {}, locale)
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
    await showCards(madeUpGeneration('a', { state: 'failed', acceptedAt, failure }))
    const { textContent } = screen.getByRole('article')
    for (const part of [words, charge, theirs]) expect(textContent).toContain(part)
  })
})

it('leads nowhere and offers nothing while it only stands in for what the server has not answered for', async () => {
  await showCards([{ ...madeUpGeneration('a'), createdBy: '' }, madeUpGeneration('b')])
  const [pressed, there] = screen.getAllByRole('article').map((card) => within(card))
  expect(await there?.findByRole('button', { name: 'More' })).toBeTruthy()
  expect(there?.getByRole('link', { name: 'Prompt of b' }).hasAttribute('inert')).toBe(false)
  expect(pressed?.getByRole('link', { name: 'Prompt of a' }).hasAttribute('inert')).toBe(true)
  expect(pressed?.queryAllByRole('button')).toEqual([])
})

it('offers to edit what failed or was cancelled, and nothing else', async () => {
  await showCards(STATES.map((state) => madeUpGeneration(state, { state })))
  const links = screen.getAllByRole('link', { name: 'Edit' })
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/?from=failed', '/?from=cancelled'])
})

describe('while it runs', () => {
  it('shows how far it is, and only that something is done while the provider has not said', async () => {
    await showCards([
      madeUpGeneration('a', { state: 'running', progress: 40 }),
      madeUpGeneration('b', { state: 'running', progress: null }),
    ])
    const [known, unknown] = screen.getAllByRole('progressbar', { name: 'Progress' })
    expect(known?.getAttribute('aria-valuenow')).toBe('40')
    expect(unknown?.hasAttribute('aria-valuenow')).toBe(false)
  })

  it('counts the time from submitting on, and says what is usual for its kind', async () => {
    vi.useFakeTimers({ now: 66_000 })
    await showCards(
      madeUpGeneration('a', { state: 'running' }, { images: [{ role: 'reference', sha256: 'f'.repeat(64) }] }),
    )
    expect(screen.getByRole('article').textContent).toContain('1:05 · usually about 3 min')
  })

  it('says what is usual by what clips of its mode, length and shape took here', async () => {
    vi.useFakeTimers({ now: 66_000 })
    const ours = { mode: 'pro', duration: 10, shape: 'text', from: 120_000, to: 240_000, long: 300_000 } as const
    const recipe = { mode: 'pro', duration: 10 } as const
    await showCards(
      [
        madeUpGeneration('a', { state: 'running' }, recipe),
        madeUpGeneration('b', { state: 'running' }, { ...recipe, duration: 5 }),
      ],
      {},
      'en',
      [ours],
    )
    const [same, other] = screen.getAllByRole('article')
    expect(same?.textContent).toContain('1:05 · usually 2 to 4 min')
    expect(other?.textContent).toContain('1:05 · usually about 5 min')
  })

  it('has words and neither bar nor number for what takes longer than nine in ten did since it was accepted', async () => {
    vi.useFakeTimers({ now: 400_000 })
    const ours = { mode: 'std', duration: 5, shape: 'text', from: 120_000, to: 240_000, long: 300_000 } as const
    const running = { state: 'running', progress: 99 } as const
    await showCards(
      [
        madeUpGeneration('late', { ...running, acceptedAt: 99_000 }),
        madeUpGeneration('queued for long', { ...running, acceptedAt: 101_000 }),
      ],
      {},
      'en',
      [ours],
    )
    const [late, waited] = screen.getAllByRole('article')
    expect(late?.textContent).toContain('6:39 · longer than usual, still waiting')
    expect(late?.textContent).not.toContain('%')
    expect(waited?.textContent).toContain('99%')
    expect(screen.getAllByRole('progressbar')).toHaveLength(1)
  })

  it('says until when the provider keeps a clip that is being fetched', async () => {
    vi.useFakeTimers({ now: 0 })
    await showCards(madeUpGeneration('a', { state: 'saving', resultExpiresAt: 5 * 3600_000 }))
    expect(screen.getByRole('article').textContent).toContain('The provider’s link ends in 5 hours.')
  })

  it.each([
    [1.5 * 3600_000, 'The provider’s link ends in 2 hours, and the clip is not saved yet.'],
    [-3600_000, 'The provider’s link ended 1 hour ago.'],
  ])('is urgent when little is left of that (%i ms)', async (left, words) => {
    vi.useFakeTimers({ now: 0 })
    await showCards(madeUpGeneration('a', { state: 'saving', resultExpiresAt: left }))
    expect(screen.getByText(words, { exact: false }).className).toContain('text-danger')
  })

  const rests = { message: null, since: 0, checkedAt: null }
  it.each<[string, Partial<Changes>]>([
    ['The provider asked for a pause. It goes on in 40 seconds.', { heldUntil: 40_000 }],
    ['Waits: submitting is paused.', { pause: { reason: 'quota', ...rests } }],
    ['Waits: the media store takes no files.', { pause: { reason: 'store', ...rests } }],
  ])('says what a queued one waits for: %s', async (words, why) => {
    // The time stands still: to wait under fake timers is to move them, and the seconds with them.
    vi.setSystemTime(0)
    const quiet = { rev: '1', reset: false, changes: [], active: 1, atRisk: 0, pause: null, balance: null, now: 0 }
    const answer: Changes = { ...quiet, heldUntil: null, ...why }
    vi.stubGlobal('fetch', async () => Response.json(answer))
    const { client } = await showCards(madeUpGeneration('a'))
    const { unmount } = renderHook(() => useChangeFeed(), {
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    })
    await vi.waitFor(() => expect(screen.getByRole('article').textContent).toContain(words))
    unmount()
    vi.unstubAllGlobals()
  })

  it.each([
    [{ lookups: 0, nextLookupAt: 0 }, 'It is being looked up at the provider now.'],
    [{ lookups: 3, nextLookupAt: 360_000 }, 'Looked up 3 times so far, next in 1 minute.'],
    [{ canLookUp: false }, 'It cannot be looked up, because its id was left out of the request'],
    [{ elsewhere: true }, 'It was sent to another provider than the one in use now'],
    [{ named: 'tsk_vid_1' }, 'The provider is asked whether it is task tsk_vid_1, which somebody named.'],
  ])('tells what is done about a missing answer (%o)', async (part, words) => {
    vi.useFakeTimers({ now: 300_000 })
    const unconfirmed = {
      attempt: 1,
      sentAt: 120_000,
      lookups: 0,
      nextLookupAt: null,
      canLookUp: true,
      elsewhere: false,
      named: null,
      ...part,
    }
    await showCards(madeUpGeneration('a', { state: 'unconfirmed', unconfirmed }))
    const { textContent } = screen.getByRole('article')
    expect(textContent).toContain('No answer came to the paid request, sent 3 minutes ago.')
    expect(textContent).toContain(words)
    expect(textContent).toContain('It is never sent again by itself.')
  })

  it('offers to cancel only while it is queued', async () => {
    await showCards(STATES.map((state) => madeUpGeneration(state, { state })))
    expect(screen.getAllByRole('button', { name: 'Cancel' })).toHaveLength(1)
    const queued = screen.getByRole('article', { name: 'Prompt of queued' })
    expect(within(queued).getByRole('button', { name: 'Cancel' })).toBeTruthy()
  })
})

describe('a ready clip', () => {
  it('loads no video before Play, and has one player on the page at most', async () => {
    await showCards([madeUpGeneration('a', { state: 'ready' }), madeUpGeneration('b', { state: 'ready' })])
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
    await showCards(madeUpGeneration('a', { state: 'ready', clip: { ...MADE_UP_CLIP, posterUrl: null } }))
    expect(document.querySelector('img')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Play' }))
    expect(document.querySelector('video')).toBeTruthy()
  })

  it('is downloaded under the name of its prompt, with its recipe unless that is left out', async () => {
    const name = '雪地里的狐狸-0d3f7c2a.mp4'
    const bare = `/media/aa.mp4?download=${encodeURIComponent(name)}`
    await showCards(madeUpGeneration('0d3f7c2a-91b4', { state: 'ready' }, { prompt: '雪地里的狐狸' }))
    const link = screen.getByRole('link', { name: 'Download' })
    expect(link.getAttribute('download')).toBe(name)
    expect(link.getAttribute('href')).toBe(`${bare}&recipe=0d3f7c2a-91b4`)
    act(() => recipeInDownloads.choose(false))
    expect(link.getAttribute('href')).toBe(bare)
    act(() => recipeInDownloads.choose(true))
    expect(link.getAttribute('href')).toBe(`${bare}&recipe=0d3f7c2a-91b4`)
  })
})
