import { expect, it } from 'vitest'
import { readAhead } from './read-ahead.ts'

it('reads up to the Enter that chose something', () => {
  expect(readAhead([...'war', 'Backspace', ...'ll', 'ArrowDown', 'Enter', 'ArrowDown', 'x'])).toEqual({
    typed: 'wall',
    steps: 1,
    entered: true,
  })
  expect(readAhead(['Enter', ...'wall'])).toEqual({ typed: 'wall', steps: 0, entered: false })
})
