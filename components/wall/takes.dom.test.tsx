import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { GenerationView } from '#lib/domain/generation/generation'
import messages from '#messages/en'
import { Takes } from './takes.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const still = (letter: string) => ({
  sha256: letter.repeat(64),
  url: `/media/${letter}.jpg`,
  width: 800,
  height: 450,
  bytes: 1,
})
const take = (number: number, recipe: Partial<GenerationView['recipe']>, first?: string): GenerationView => {
  const made = madeUpGeneration(`t${number}`, { state: 'ready' }, { prompt: 'A red fox runs', ...recipe })
  const images = first ? [{ role: 'first_frame' as const, ...still(first) }] : []
  return { ...made, shot: { id: 't1', take: number, takes: 3 }, images }
}
const TAKES = [take(1, {}, 'a'), take(2, { prompt: 'A white fox runs', duration: 10 }, 'b'), take(3, {}, 'a')]

function show(at: number) {
  const [shown] = TAKES.slice(at)
  vi.stubGlobal('fetch', async () => Response.json({ takes: TAKES, rev: '1' }))
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        {shown && <Takes generation={shown} />}
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
}

it('shows the stack of takes, and what changed since the one before: words, settings, images', async () => {
  show(1)
  const list = within(await screen.findByRole('list', { name: 'Takes' }))
  const links = await list.findAllByRole('link')
  expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')])).toEqual([
    ['/wall/t1#takes', null],
    ['/wall/t2#takes', 'page'],
    ['/wall/t3#takes', null],
  ])
  const changes = within(screen.getByRole('region', { name: 'What changed from take 1 to take 2' }))
  expect(document.querySelector('del')?.textContent).toContain('red')
  expect(document.querySelector('ins')?.textContent).toContain('white')
  expect(changes.getByText('Duration: 5 s → 10 s')).toBeTruthy()
  const pictures = (name: string) =>
    [...changes.getByRole('list', { name }).querySelectorAll('img')].map((image) => image.getAttribute('src'))
  expect(pictures('Images taken out')).toEqual(['/media/a.jpg'])
  expect(pictures('Images put in')).toEqual(['/media/b.jpg'])
})

it('compares with any other, the older first, and says where nothing changed', async () => {
  show(0)
  await screen.findByRole('region', { name: 'What changed from take 1 to take 2' })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Compare with' }), 'Take 3')
  const changes = within(screen.getByRole('region', { name: 'What changed from take 1 to take 3' }))
  expect(changes.getByText('Nothing: the same recipe again.')).toBeTruthy()
})
