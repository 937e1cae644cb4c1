import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { cachedRev, generationKeys, startWith } from '#lib/client/generations/generation-pages'
import { madeTake } from '#lib/client/generations/made-take'
import { madeUpGeneration, madeUpStatus } from '#lib/client/testing/made-up-generation'
import type { ActionProblem } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import messages from '#messages/en'
import { TakeNoticePlace } from './take-notice-place.tsx'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  madeTake.set(null)
})

const TAKE = { ...madeUpGeneration('b'), shot: { id: 'a', take: 5, takes: 5 } }

async function show(cancel: () => Promise<ActionProblem | null> = async () => null) {
  const client = new QueryClient()
  client.setQueryData(generationKeys.pages, startWith({ generations: [], nextCursor: null, rev: '7' }))
  render(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <TakeNoticePlace />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  await act(async () => madeTake.set({ take: TAKE, cancel }))
  await screen.findByText(/on its way/)
  const becomes = (status: Partial<GenerationStatus>) =>
    act(async () => {
      const generation = { ...TAKE, status: madeUpStatus('b', status) }
      client.setQueryData(generationKeys.one('b'), { generation, rev: '2' })
      await vi.advanceTimersByTimeAsync(0)
    })
  return { client, becomes }
}

it('says which take is on its way, leads to it, and takes it back', async () => {
  const cancel = vi.fn(async () => null)
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { becomes } = await show(cancel)
  expect(screen.getByText('Another take is on its way: take 5.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Open take 5' }).getAttribute('href')).toBe('/wall/b')
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(cancel).toHaveBeenCalledOnce()
  await becomes({ state: 'cancelled' })
  expect(screen.getByText('Take 5 was cancelled; nothing was sent.')).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Dismiss' }))
})

it('says why it could not be taken back', async () => {
  await show(async () => 'too_late')
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect((await screen.findByRole('alert')).textContent).toBe('Too late: it has moved on meanwhile.')
})

it('stays while the take can be taken back, and goes a little after it was sent', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { becomes } = await show()
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(screen.getByRole('button', { name: 'Cancel' })).toBeTruthy()
  await becomes({ state: 'running' })
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Open take 5' })).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  expect(screen.queryByRole('link')).toBeNull()
})

it('has the feed go on from where it was: from further back all that is known would be fetched anew', async () => {
  const { client } = await show()
  expect(cachedRev(client)).toBe('7')
})
