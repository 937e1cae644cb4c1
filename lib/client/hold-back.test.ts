import { expect, it } from 'vitest'
import { holdBack } from './hold-back.ts'
import { madeUpGeneration } from './testing/made-up-generation.ts'

const cards = ['c', 'b', 'a'].map((id) => madeUpGeneration(id))

it('holds back what is newer than the newest card shown', () => {
  expect(holdBack(cards, 'a')).toEqual({ waiting: 2, shown: [cards[2]] })
  expect(holdBack(cards, 'c')).toEqual({ waiting: 0, shown: cards })
})

it('holds nothing back when that card is gone, or nothing was shown yet', () => {
  expect(holdBack(cards, 'gone')).toEqual({ waiting: 0, shown: cards })
  expect(holdBack(cards, null)).toEqual({ waiting: 0, shown: cards })
})
