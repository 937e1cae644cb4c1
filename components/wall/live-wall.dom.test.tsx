import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { madeUpStatus } from '#lib/client/testing/made-up-generation'
import { countedOn, lookAt, type MadeUpDays, madeOn, serveWall } from '#lib/client/testing/made-up-wall'
import { wallKeeper } from '#lib/client/wall/wall-keeper'
import { wallQuery } from '#lib/client/wall/wall-query'
import type { GenerationActions } from '#lib/domain/actions'
import type { DayCount } from '#lib/domain/wall/place'
import messages from '#messages/en'
import { LiveWall } from './live-wall.tsx'

// Laying out is not what this is about, and takes a browser.
vi.mock('./wall-grid.tsx', () => ({
  WallGrid: ({ days }: { days: readonly DayCount[] }) => (
    <p data-testid="drawn">{days.map(([, count]) => count).join('+')}</p>
  ),
}))
const nothing = vi.fn()
const actions: GenerationActions = {
  anotherTake: nothing,
  cancelGeneration: nothing,
  sendAgain: nothing,
  nameTask: nothing,
}
const [OLD, DAY, LATER] = ['2026-11-20', '2026-11-28', '2026-11-29']

let client: QueryClient
let clips: MadeUpDays
beforeEach(() => {
  client = new QueryClient()
  clips = [
    [OLD, ['a', 'b']],
    [DAY, ['f', 'h']],
  ]
})
afterEach(() => {
  cleanup()
  scrollTo(0)
})

const scrollTo = (y: number) => Object.defineProperty(window, 'scrollY', { value: y, configurable: true })
const drawn = () => screen.getByTestId('drawn').textContent
const pill = () => screen.queryByRole('button')?.textContent ?? null
const tell = (...ids: string[]) =>
  act(() =>
    wallKeeper.news(
      client,
      ids.map((id) => madeUpStatus(id)),
    ),
  )
/** @param further how far down the viewer is, in pixels */
function show(filter: string, further = 900) {
  scrollTo(further)
  serveWall(clips)
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <QueryClientProvider client={client}>
        <LiveWall look={lookAt(clips, filter)} actions={actions} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
}

it.each<[string, string, string, string | null, string]>([
  ['an older clip', 'abc', 'fh', null, '2+3'],
  ['an older clip of the newest day', 'ab', 'fgh', null, '3+2'],
  ['a newer clip', 'ab', 'fhi', '1 new', '2+2'],
  ['one of each', 'ab', 'fghi', '1 new', '3+2'],
  ['two newer ones while an older one leaves', 'a', 'fhij', '2 new', '2+2'],
])('a narrowed wall that one has scrolled down takes in %s', async (_, old, newest, said, shown) => {
  show('rating=5')
  clips[0] = [OLD, [...old]]
  clips[1] = [DAY, [...newest]]
  await tell(...[...'abcfghij'].filter((id) => `${old}${newest}`.includes(id) !== 'abfh'.includes(id)))
  await waitFor(() => expect(countedOn(client, 'rating=5')).toBe([...`${old}${newest}`].reverse().join('')))
  await waitFor(() => expect([pill(), drawn()]).toEqual([said, shown]))
})

it('takes in on a narrowed wall, for who is far down, what came on top and what was not there before', async () => {
  show('rating=5')
  const { queryKey } = wallQuery('rating=5')
  act(() => {
    client.setQueryData(queryKey, (wall) => wall && { ...wall, cards: new Map([...wall.cards].slice(2)) })
  })
  clips.push([LATER, ['k']])
  clips[0] = [OLD, ['a', 'b', 'c']]
  await tell('k', 'c')
  await waitFor(() => expect([pill(), drawn()]).toEqual(['1 new', '2+3']))
})

it('has new clips of the whole wall wait behind a pill, and one’s own that has taken the place of its click not', async () => {
  show('')
  clips[1] = [DAY, ['f', 'h', 'i']]
  await tell('i')
  await waitFor(() => expect([pill(), drawn()]).toEqual(['1 new', '2+2']))
  act(() => wallKeeper.put(client, { ...madeOn(DAY, 'click'), createdBy: '' }))
  expect(pill()).toBe('1 new')
  act(() => wallKeeper.put(client, madeOn(DAY, 'j'), 'click'))
  expect(pill()).toBe('1 new')
})

it('has nothing wait where the wall was counted again after a deletion, or the viewer is at its top', async () => {
  show('')
  clips[1] = [DAY, ['f', 'h', 'i', 'j']]
  await tell('i', 'j')
  await waitFor(() => expect([pill(), drawn()]).toEqual(['2 new', '2+2']))
  clips[1] = [DAY, ['f', 'h', 'j']]
  await act(() => wallKeeper.follow(client, [madeUpStatus('i', { deleted: true })]))
  await waitFor(() => expect([pill(), drawn()]).toEqual([null, '3+2']))
  cleanup()
  show('', 0)
  clips[1] = [DAY, ['f', 'h', 'j', 'k']]
  await tell('k')
  await waitFor(() => expect([pill(), drawn()]).toEqual([null, '4+2']))
})
