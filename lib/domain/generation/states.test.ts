import { describe, expect, it } from 'vitest'
import { isSettled, mayBecome, STATES, type State } from './states.ts'
import { stepFor } from './steps.ts'

/** Every state that can be reached from one, itself included. */
function reachable(from: State, found = new Set<State>()): Set<State> {
  if (found.has(from)) return found
  found.add(from)
  for (const to of STATES) if (mayBecome(from, to)) reachable(to, found)
  return found
}

describe('the states', () => {
  it('are all reached from the first', () => {
    expect([...reachable('queued')].sort()).toEqual([...STATES].sort())
  })

  it.each(STATES)('lead from %s to an end, or are one', (state) => {
    expect([...reachable(state)].some(isSettled)).toBe(true)
    expect(isSettled(state)).toBe(STATES.every((to) => !mayBecome(state, to)))
  })

  it.each(STATES)('have a step that looks after %s, unless it is settled', (state) => {
    expect(stepFor(state) === null).toBe(isSettled(state))
  })

  it.each(['unconfirmed', 'running', 'saving'] as const)(
    'never lead from %s to being sent without a person or proof',
    (state) => {
      expect(mayBecome(state, 'submitting')).toBe(false)
      expect(mayBecome(state, 'cancelled')).toBe(false)
    },
  )
})
