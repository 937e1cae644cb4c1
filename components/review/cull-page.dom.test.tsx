import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, describe, expect, it, vi } from 'vitest'
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

function show(first: GenerationPage, markGenerations = vi.fn(async (_: MarkInput) => MARKED)) {
  const at = new URLSearchParams(window.location.search).get('at')
  return render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <CullPage first={first} at={at} back="/wall" markGenerations={markGenerations} />
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
