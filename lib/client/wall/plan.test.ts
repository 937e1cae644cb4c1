import { expect, it } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { DayCount } from '#lib/domain/wall/place'
import { createPlan } from './plan.ts'

const space = { width: 1376, foot: 88, head: 48 }
const memory = () => ({ width: 0, heights: new Map(), layouts: new Map() })
const cards = (from: number, to: number) =>
  new Map(Array.from({ length: to - from }, (_, i) => [from + i, madeUpGeneration(`g${from + i}`)] as const))
const days: DayCount[] = [
  ['2026-11-24', 10],
  ['2026-11-20', 30],
]

it('leaves everything in its place while a new card is held back', () => {
  const before = createPlan({ days, cards: cards(0, 40) }, space, new Map(), memory())
  const after = createPlan({ days, cards: cards(0, 41) }, space, new Map(), memory())
  expect(after.between(0, 3_000).placed.map(({ rank, y }) => [rank, y])).toEqual(
    before.between(0, 3_000).placed.map(({ rank, y }) => [rank, y]),
  )
  expect(before.between(0, before.height).placed).toHaveLength(40)
})

it('takes no more of a strip than what is laid out, while the rest is not in sight', () => {
  const plan = createPlan({ days: [['2026-11-24', 40]], cards: cards(16, 40) }, space, new Map(), memory())
  const [rest] = plan.between(0, plan.height).pending
  const begins = rest?.y ?? Number.NaN
  expect(plan.between(0, begins)).toMatchObject({ from: 16, to: 40, pending: [{ y: begins }] })
  expect(plan.between(0, begins + 1)).toMatchObject({ from: 0, to: 40 })
})

it('finds the height of what it names as an anchor', () => {
  const plan = createPlan({ days, cards: cards(20, 40) }, space, new Map(), memory())
  for (const y of [100, 700, 1_500, plan.height - 50]) {
    const anchor = plan.anchorAt(y)
    expect((plan.yOf(anchor?.rank ?? -1) ?? Number.NaN) - (anchor?.below ?? 0)).toBeCloseTo(y, 6)
  }
})

it('keeps the height of what was looked at when its cards are forgotten', () => {
  const kept = memory()
  const seen = createPlan({ days, cards: cards(0, 40) }, space, new Map(), kept)
  const forgotten = createPlan({ days, cards: new Map() }, space, new Map(), kept)
  expect(forgotten.height).toBe(seen.height)
  expect(forgotten.between(0, 500).pending).not.toEqual([])
})
