import { expect, it } from 'vitest'
import { cpuSlowdown } from './cpu-slowdown.ts'

it.each([
  [149, null],
  [150, 1],
  [475, 1.5],
  [800, 2],
  [1050, 2.5],
  [1300, 3],
  [1533, 4],
  [2000, 6],
  [2233, 7],
])('says for a benchmark index of %i: %s', (index, slowdown) => {
  expect(cpuSlowdown(index)).toBe(slowdown)
})
