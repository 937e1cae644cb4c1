import { expect, it } from 'vitest'
import { requestIdOf } from './request-id.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

it('takes the id of a proxy of ours, and makes one where none stands before us', () => {
  expect(requestIdOf({ 'x-request-id': '4f1c2e0a9b' }, 1)).toBe('4f1c2e0a9b')
  expect(requestIdOf({ 'x-request-id': '4f1c2e0a9b' }, 0)).toMatch(UUID)
  expect(requestIdOf({}, 1)).toMatch(UUID)
})

it('makes one in the place of what would not stand in a line as it is', () => {
  for (const bad of ['', 'short', 'a"},{"level":60', 'x'.repeat(101), 'two words here', ['4f1c2e0a9b', 'other']])
    expect(requestIdOf({ 'x-request-id': bad as string }, 1)).toMatch(UUID)
})

it('follows the trace of a proxy of ours that gives no id', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const traceparent = `00-${trace}-00f067aa0ba902b7-01`
  expect(requestIdOf({ traceparent }, 1)).toBe(trace)
  expect(requestIdOf({ traceparent, 'x-request-id': '4f1c2e0a9b' }, 1)).toBe('4f1c2e0a9b')
  expect(requestIdOf({ traceparent }, 0)).not.toBe(trace)
})
