import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { GenerationPage } from '#lib/domain/generation/generation'
import messages from '#messages/en'
import { CullPage } from './cull-page.tsx'

afterEach(() => {
  cleanup()
  window.history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
})

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

function show(first: GenerationPage) {
  const at = new URLSearchParams(window.location.search).get('at')
  return render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <CullPage first={first} at={at} back="/wall" markGenerations={async () => ({ ok: true, value: [] })} />
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
