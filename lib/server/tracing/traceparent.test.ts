import { expect, it } from 'vitest'
import { readTraceparent } from './traceparent.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'

it('reads the example of the recommendation', () => {
  const read = { traceId: TRACE, spanId: SPAN, isRemote: true }
  expect(readTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual({ ...read, traceFlags: 1 })
  expect(readTraceparent(`00-${TRACE}-${SPAN}-00`)).toEqual({ ...read, traceFlags: 0 })
})

it('reads of a later version what it knows', () => {
  expect(readTraceparent(`01-${TRACE}-${SPAN}-03-more`)).toMatchObject({ traceId: TRACE, traceFlags: 1 })
})

it.each([
  ['nothing', undefined],
  ['two of them', [`00-${TRACE}-${SPAN}-01`, `00-${TRACE}-${SPAN}-01`]],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
  ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['large letters', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
  ['the version that is none', `ff-${TRACE}-${SPAN}-01`],
  ['more than its version has', `00-${TRACE}-${SPAN}-01-more`],
  ['a word', 'click-4711'],
])('takes no notice of %s', (_, header) => {
  expect(readTraceparent(header)).toBeNull()
})
