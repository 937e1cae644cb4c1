import { expect, it } from 'vitest'
import { afterDeath } from './restart-policy.ts'

it('waits longer each time a service dies at once, and gives up at the fifth', () => {
  const decisions = [0, 1, 2, 3, 4].map((before) => afterDeath(before, 100))
  expect(decisions).toEqual([
    { restart: true, pauseMs: 250, quickDeaths: 1 },
    { restart: true, pauseMs: 500, quickDeaths: 2 },
    { restart: true, pauseMs: 1000, quickDeaths: 3 },
    { restart: true, pauseMs: 2000, quickDeaths: 4 },
    { restart: false },
  ])
})

it('starts counting anew after a life of some length', () => {
  expect(afterDeath(4, 5_000)).toEqual({ restart: true, pauseMs: 250, quickDeaths: 0 })
})
