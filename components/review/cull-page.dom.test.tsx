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
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <CullPage first={first} back="/wall" markGenerations={async () => ({ ok: true, value: [] })} />
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
