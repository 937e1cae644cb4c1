import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { countedOn, knowWall, madeOn, serveWall } from '#lib/client/testing/made-up-wall'
import { wantDrawn, withUncounted } from './uncounted.ts'
import { putUncounted, type WallCards } from './wall-cards.ts'
import { wallQuery } from './wall-query.ts'

const [OLD, DAY] = ['2026-11-20', '2026-11-28']
const { queryKey } = wallQuery('mode=pro')

function wallOf(...cards: WallCards['uncounted']): [QueryClient, WallCards] {
  const client = new QueryClient()
  knowWall(
    client,
    [
      [OLD, ['a', 'c']],
      [DAY, ['e', 'g']],
    ],
    'mode=pro',
  )
  const wall = client.setQueryData(queryKey, (now) => now && cards.reduce(putUncounted, now))
  if (!wall) throw new Error('no wall')
  return [client, wall]
}
const drawn = (wall: WallCards) => {
  const { days, cards } = withUncounted(wall)
  const ids = [...cards].sort(([a], [b]) => b - a)
  return [
    days.map(([day, count]) => `${day}: ${count}`).join(', '),
    ids.map(([rank, card]) => `${rank}${card.id}`).join(' '),
  ]
}

it('draws a card among those of its day that is counted no more', () => {
  expect(drawn(wallOf(madeOn(DAY, 'f'))[1])).toEqual(['2026-11-28: 3, 2026-11-20: 2', '4g 3f 2e 1c 0a'])
  expect(drawn(wallOf(madeOn(OLD, 'b'), madeOn(DAY, 'd'))[1])).toEqual([
    '2026-11-28: 3, 2026-11-20: 3',
    '5g 4e 3d 2c 1b 0a',
  ])
})

it('has a day for a card that was the last of it', () => {
  const [, wall] = wallOf(madeOn('2026-11-24', 'd'))
  expect(drawn(wall)).toEqual(['2026-11-28: 2, 2026-11-24: 1, 2026-11-20: 2', '4g 3e 2d 1c 0a'])
})

it('draws once what is counted again', () => {
  expect(drawn(wallOf(madeOn(DAY, 'e'))[1])[1]).toBe('3g 2e 1c 0a')
})

it('draws a click on top, today, whatever the clock of the browser says', () => {
  const click = { ...madeOn('1999-01-01', 'click'), createdBy: '' }
  const [, wall] = wallOf(click)
  expect(drawn({ ...wall, today: '2026-11-29' })).toEqual([
    '2026-11-29: 1, 2026-11-28: 2, 2026-11-20: 2',
    '4click 3g 2e 1c 0a',
  ])
})

it('asks the server for the ranks that it counts', async () => {
  const [client] = wallOf(madeOn(DAY, 'f'))
  const asked = serveWall([
    [OLD, ['a', 'c']],
    [DAY, ['e', 'g']],
  ])
  client.setQueryData(queryKey, (wall) => wall && { ...wall, cards: new Map([...wall.cards].slice(0, 2)) })
  wantDrawn(client, 'mode=pro', { from: 0, to: 5 })
  await vi.waitFor(() => expect(countedOn(client, 'mode=pro')).toBe('geca'))
  expect(asked.map((address) => new URLSearchParams(address.split('?')[1]).get('at'))).toEqual(['2026-11-20.1'])
})
