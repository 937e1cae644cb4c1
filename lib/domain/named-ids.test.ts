import { expect, it } from 'vitest'
import { namedIds } from './named-ids.ts'

const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

it('takes ids out of an address: each once, in their order, no more than asked for', () => {
  expect(namedIds(`${ID(2)}, ${ID(1)},${ID(2)},nonsense,`, 4)).toEqual([ID(2), ID(1)])
  expect(namedIds([1, 2, 3, 4, 5].map(ID).join(','), 4)).toHaveLength(4)
  expect([namedIds(undefined, 4), namedIds([ID(1)], 4), namedIds('', 4)]).toEqual([[], [], []])
})
