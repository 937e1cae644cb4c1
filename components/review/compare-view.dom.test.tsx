import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { generationKeys, takesKey } from '#lib/client/generations/generation-pages'
import { allCommands } from '#lib/client/keys/command-registry'
import { MADE_UP_CLIP, madeUpGeneration, madeUpStatus } from '#lib/client/testing/made-up-generation'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { CompareView } from './compare-view.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ replace: vi.fn() }), usePathname: () => '/wall/compare' }))
afterEach(() => {
  cleanup()
  markGenerations.mockReset()
  vi.unstubAllGlobals()
})

const markGenerations = vi.fn<MarkActions['markGenerations']>()

async function show(generations: GenerationView[], locale: 'en' | 'zh-CN' = 'en', client = new QueryClient()) {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
  await act(async () => {
    render(
      <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
        <QueryClientProvider client={client}>
          <CompareView generations={generations} rev="1" gone={0} markGenerations={markGenerations} />
        </QueryClientProvider>
      </NextIntlClientProvider>,
    )
  })
}

const ready = (id: string) => madeUpGeneration(id, { state: 'ready' })
const missing = madeUpGeneration('m', { state: 'ready', clip: { ...MADE_UP_CLIP, missing: true } })

it('says of a clip that is missing or not made yet that it does not play along, and lets the others play', async () => {
  await show([ready('a'), missing, madeUpGeneration('r', { state: 'running' })])
  const pane = (name: string) => within(screen.getByRole('figure', { name }))
  expect(pane('Clip 2').getByText('The file of this clip is missing.')).toBeTruthy()
  expect(pane('Clip 3').getByText('No clip to play: Generating')).toBeTruthy()
  await act(async () => screen.getByRole('button', { name: 'Play' }).click())
  expect(document.querySelectorAll('video')).toHaveLength(1)
})

it('offers nothing to play where no clip is there', async () => {
  await show([missing, madeUpGeneration('f', { state: 'failed' })])
  expect(screen.queryByRole('button', { name: 'Play' })).toBeNull()
})

it('calls takes of one shot by their numbers, in Chinese too', async () => {
  const take = (id: string, number: number) => ({ ...ready(id), shot: { id: 's', take: number, takes: 2 } })
  await show([take('a', 1), take('b', 2)], 'zh-CN')
  expect(screen.getByRole('figure', { name: '第 2 条' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '返回各条' }).getAttribute('href')).toBe('/wall/a#takes')
})

it('leads back to the wall from clips that are no takes of one another', async () => {
  await show([ready('a'), ready('b')])
  expect(screen.getByRole('link', { name: 'Back to the wall' }).getAttribute('href')).toBe('/wall')
})

it('lets each of them be picked, rejected and rated, by button and by key', async () => {
  markGenerations.mockImplementation(async ({ ids, change }) => ({
    ok: true,
    value: ids.map((id) => {
      const status = madeUpStatus(id, { state: 'ready' })
      return { ...status, marks: { ...status.marks, pick: change.pick ?? null, rating: change.rating ?? null } }
    }),
  }))
  await show([ready('a'), ready('b')])
  const marks = (name: string) => within(screen.getByRole('group', { name: `Marks of ${name}` }))
  const press = (name: string, of: string) => act(async () => marks(of).getByRole('button', { name }).click())
  await press('Pick', 'Clip 2')
  expect(markGenerations).toHaveBeenLastCalledWith({ ids: ['b'], change: { pick: true } })
  expect(marks('Clip 2').getByRole('button', { name: 'Pick' }).getAttribute('aria-pressed')).toBe('true')
  expect(marks('Clip 1').getByRole('button', { name: 'Pick' }).getAttribute('aria-pressed')).toBe('false')
  await press('4 stars', 'Clip 1')
  expect(markGenerations).toHaveBeenLastCalledWith({ ids: ['a'], change: { rating: 4 } })

  const key = async (which: string, focus: Element | null) =>
    act(async () => (await allCommands(focus)).find((one) => one.key === which && !one.disabled)?.run())
  await key('x', marks('Clip 1').getByRole('button', { name: 'Reject' }))
  expect(markGenerations).toHaveBeenLastCalledWith({ ids: ['a'], change: { pick: false } })
  await key('p', document.body)
  expect(markGenerations).toHaveBeenCalledTimes(3)
})

it('says why the marks could not be changed', async () => {
  markGenerations.mockResolvedValue({ ok: false, problem: 'unavailable' })
  await show([ready('a'), ready('b')])
  await act(async () => screen.getAllByRole('button', { name: 'Reject' })[0]?.click())
  expect(screen.getByRole('alert').textContent).toContain('The server cannot do this now.')
})

it('says of more than two that the wipe is for two', async () => {
  await show([ready('a'), ready('b')])
  expect(screen.getByRole('switch', { name: /wipe/ })).toBeTruthy()
  cleanup()
  await show([ready('a'), ready('b'), ready('c')])
  expect(screen.queryByRole('switch')).toBeNull()
  expect(screen.getByText(/for two clips/)).toBeTruthy()
})

it('shows the picture of a take that was made meanwhile as soon as there is one', async () => {
  const take = (id: string, number: number, from = ready(id)) => ({
    ...from,
    shot: { id: 's', take: number, takes: 3 },
  })
  const late = take('c', 3, madeUpGeneration('c'))
  const client = new QueryClient()
  client.setQueryDefaults(takesKey('s'), { enabled: false })
  const all = [take('a', 1), take('b', 2), late]
  client.setQueryData(takesKey('s'), { takes: all, rev: '1' })
  await show(all.slice(0, 2), 'en', client)
  const tile = () =>
    within(screen.getByRole('group', { name: /Takes to compare/ }))
      .getByText('Take 3')
      .closest('label')
  await vi.waitFor(() => expect(tile()?.textContent).toContain('Queued'))
  expect(tile()?.querySelector('img')).toBeNull()
  const made = { ...late, status: madeUpStatus('c', { state: 'ready' }) }
  act(() => client.setQueryData(generationKeys.one('c'), { generation: made, rev: '2' }))
  await vi.waitFor(() => expect(tile()?.querySelector('img')).toBeTruthy())
})
