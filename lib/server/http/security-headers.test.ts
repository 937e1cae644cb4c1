import { expect, it } from 'vitest'
import { contentSecurityPolicy, createNonce, nonceOf } from './security-headers.ts'

it('finds the nonce in the policy that was written with it', () => {
  const nonce = createNonce()
  expect(nonceOf(contentSecurityPolicy(nonce, { development: false }))).toBe(nonce)
  expect(nonceOf(null)).toBeUndefined()
})
