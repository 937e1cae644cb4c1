import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { allCommands } from '#lib/client/keys/command-registry'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { Changes, GenerationPage } from '#lib/domain/generation/generation'
import type { MarkInput } from '#lib/domain/marks/marks-schema'
import messages from '#messages/en'
import { CullPage } from './cull-page.tsx'

afterEach(() => {
  cleanup()
  window.history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
})

const MARKED = { ok: true as const, value: [] }

const page = (state: 'ready' | 'failed', id: string, nextCursor: string | null): GenerationPage => ({
  generations: [madeUpGeneration(id, { state })],
  nextCursor,
  rev: '1',
})

/** Answers for the pages behind the first, by their cursor; what is asked twice is answered by the second of two. */
function serve(answers: Record<string, (Response | GenerationPage)[]>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    const cursor = new URL(url, 'http://here').searchParams.get('cursor')
    if (cursor === null) return new Response(null, { status: 304 })
    asked.push(cursor)
    const answer = answers[cursor]?.shift()
    return answer instanceof Response ? answer : Response.json(answer)
  })
  return asked
}

function show(first: GenerationPage, markGenerations = vi.fn(async (_: MarkInput) => MARKED), filter?: string) {
  const at = new URLSearchParams(window.location.search).get('at')
  return render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <CullPage
          first={first}
          at={at}
          back="/wall"
          {...(filter !== undefined && { filter })}
          markGenerations={markGenerations}
        />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
}

it('goes on behind pages without a single clip, and never says before the end that all was seen', async () => {
  const asked = serve({ two: [page('failed', 'b', 'three')], three: [page('ready', 'c', null)] })
  show(page('failed', 'a', 'two'))
  expect(screen.getByText('Further clips are on their way.')).toBeTruthy()
  expect(await screen.findByText('1 of 1')).toBeTruthy()
  expect(asked).toEqual(['two', 'three'])
})

it('says that further clips could not be had, and asks for them again at a press', async () => {
  serve({ two: [new Response(null, { status: 500 }), page('ready', 'b', null)] })
  show(page('failed', 'a', 'two'))
  expect(await screen.findByText('Further clips could not be loaded. Check the connection.')).toBeTruthy()
  expect(screen.queryByText(/You have seen/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('1 of 1')).toBeTruthy()
})

it('finds the clip again that was in sight, however many pages lie before it, and the end when all was seen', async () => {
  const all = () => ({ two: [page('ready', 'b', 'three')], three: [page('ready', 'c', null)] })
  serve(all())
  const { unmount } = show(page('ready', 'a', 'two'))
  await userEvent.click(screen.getByRole('button', { name: 'Next clip' }))
  expect(await screen.findByText('2 of 3')).toBeTruthy()
  unmount()

  serve(all())
  const again = show(page('ready', 'a', 'two'))
  expect(await screen.findByText('2 of 3')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Next clip' }))
  await userEvent.click(screen.getByRole('button', { name: 'Next clip' }))
  expect(screen.getByText('You have seen all 3 clips.')).toBeTruthy()
  again.unmount()

  serve(all())
  show(page('ready', 'a', 'two'))
  expect(await screen.findByText('You have seen all 3 clips.')).toBeTruthy()
})

it('begins with the first where the clip in sight has left the list since', async () => {
  window.history.replaceState(null, '', '?at=gone')
  serve({ two: [page('ready', 'b', null)] })
  show(page('ready', 'a', 'two'))
  expect(await screen.findByText('1 of 2')).toBeTruthy()
})

const two = () => ({
  ...page('ready', 'a', null),
  generations: ['a', 'b'].map((id) => madeUpGeneration(id, { state: 'ready' })),
})
const marksOf = (mark: { mock: { calls: [MarkInput][] } }) =>
  mark.mock.calls.map(([{ ids, change }]) => [ids[0], change])

it('rates and picks a clip in one go with Shift and a number, and takes each back with Ctrl and Z', async () => {
  serve({})
  const mark = vi.fn(async (_: MarkInput) => MARKED)
  show(two(), mark)
  const press = (code: string, init: KeyboardEventInit) =>
    act(
      () =>
        void document.body.dispatchEvent(
          new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...init }),
        ),
    )
  press('Digit4', { key: '$', shiftKey: true })
  expect(screen.getByText('1 of 2')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Pick' }))
  expect(screen.getByText('2 of 2')).toBeTruthy()
  press('KeyZ', { key: 'z', ctrlKey: true })
  expect(screen.getByText('1 of 2')).toBeTruthy()
  press('KeyZ', { key: 'z', ctrlKey: true })
  expect(marksOf(mark)).toEqual([
    ['a', { rating: 4 }],
    ['a', { pick: true }],
    ['a', { pick: null }],
    ['a', { rating: null }],
  ])
})

it('says in the sheet of shortcuts which keys rate and stay', async () => {
  serve({})
  show(two())
  const withKeys = (await allCommands(null)).filter((command) => command.key ?? command.chord)
  expect(withKeys.find(({ chord }) => chord === 'Shift+4')?.label).toBe('4 stars, and stay')
})

it('stays after stars where that is wished, and remembers the wish', async () => {
  serve({})
  const { unmount } = show(two())
  await userEvent.click(screen.getByRole('switch', { name: 'Go on after stars' }))
  await userEvent.click(screen.getByRole('button', { name: '3 stars' }))
  expect(screen.getByText('1 of 2')).toBeTruthy()
  unmount()
  show(two())
  const wish = screen.getByRole<HTMLInputElement>('switch', { name: 'Go on after stars' })
  expect(wish.checked).toBe(false)
  await userEvent.click(wish)
  await userEvent.click(screen.getByRole('button', { name: '3 stars' }))
  expect(screen.getByText('2 of 2')).toBeTruthy()
})

it.each([
  ['the wall, narrowed', 2, 'state=ready', '/wall?state=ready&pick=picked'],
  ['a wall that is narrowed by picks', 2, 'pick=none', '/wall/cull?ids=a,b'],
  ['clips that were chosen', 2, undefined, '/wall/cull?ids=a,b'],
  ['clips of which one was picked', 1, undefined, '/wall/a'],
])('leads from the end to what was picked of %s', async (_, picked, filter, address) => {
  serve({})
  show(two(), undefined, filter)
  for (const one of [1, 2])
    await userEvent.click(screen.getByRole('button', { name: one <= picked ? 'Pick' : 'Reject' }))
  const link = screen.getByRole('link', { name: picked === 1 ? 'See the one picked' : 'See the 2 picked' })
  expect(link.getAttribute('href')).toBe(address)
})

describe('beside somebody else who judges the same clips', () => {
  const stars = (id: string) => {
    const { status } = madeUpGeneration(id, { state: 'ready' })
    return { ...status, marks: { ...status.marks, rating: 5 as const } }
  }
  const changes: Changes = {
    ...{ rev: '2', reset: false, changes: [stars('a')], active: 0, atRisk: 0 },
    ...{ pause: null, heldUntil: null, balance: null, now: 0 },
  }
  const star = () => screen.getByRole('button', { name: '5 stars' }).getAttribute('aria-pressed')

  it('shows what they say, and writes down what was decided here and nothing else', async () => {
    vi.stubGlobal('fetch', async () => Response.json(changes))
    const mark = vi.fn(async (_: MarkInput) => MARKED)
    show(page('ready', 'a', null), mark)
    await vi.waitFor(() => expect(star()).toBe('true'))
    await userEvent.click(screen.getByRole('button', { name: 'Pick' }))
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(mark.mock.calls.map(([{ change }]) => change)).toEqual([{ pick: true }, { pick: null }])
    expect(star()).toBe('true')
  })

  it('tries again what was lost and was not decided anew since', async () => {
    serve({})
    const mark = vi.fn(async (_: MarkInput) => MARKED)
    mark.mockRejectedValueOnce(new Error('no answer')).mockRejectedValueOnce(new Error('no answer'))
    show(page('ready', 'a', null), mark)
    await userEvent.click(screen.getByRole('button', { name: 'Pick' }))
    await userEvent.click(screen.getByRole('button', { name: 'From the beginning' }))
    await userEvent.click(screen.getByRole('button', { name: '4 stars' }))
    await userEvent.click(screen.getByRole('button', { name: 'From the beginning' }))
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(mark.mock.lastCall).toEqual([{ ids: ['a'], change: { rating: 4 } }])
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull())
  })
})
