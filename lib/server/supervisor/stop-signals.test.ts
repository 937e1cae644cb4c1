import { expect, it } from 'vitest'
import { signalMeaning } from './stop-signals.ts'

it('takes one Ctrl-C that arrives twice for one, and a later one for impatience', () => {
  expect([undefined, 3, 499, 500].map(signalMeaning)).toEqual(['stop', 'repeated', 'repeated', 'kill'])
})
