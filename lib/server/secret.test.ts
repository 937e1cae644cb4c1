import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { Secret } from './secret.ts'

it('shows its value to nobody who did not ask for it', () => {
  const secret = new Secret('sk-live')
  const seen = [`${secret}`, JSON.stringify({ secret }), inspect({ secret }), inspect(secret, { showHidden: true })]
  expect(seen.join(' ')).not.toContain('sk-live')
  expect(secret.reveal()).toBe('sk-live')
})
