import { expect, it } from 'vitest'
import { providerKeySchema } from './provider-key.ts'

const KEY = 'sk-0123456789abcdef'
const problemOf = (input: object) =>
  providerKeySchema.safeParse({ baseUrl: 'https://toapis.com', apiKey: KEY, ...input }).error?.issues[0]?.message

it.each(['https://toapis.cn', ' https://gateway.example:8443/v1/ ', 'http://127.0.0.1:3900', 'http://localhost:1'])(
  'takes the address %s',
  (baseUrl) => expect(problemOf({ baseUrl })).toBeUndefined(),
)

it.each([
  '',
  'toapis.com',
  'http://toapis.com',
  'http://127.0.0.1.example',
  'http://10.0.0.1',
  'ftp://toapis.com',
  'https://me:pw@toapis.com',
  'https://toapis.com/?to=x',
  'https://toapis.com/#x',
  'https://gateway.example/toapis',
  'https://toapis.com/v1/videos',
  'https://toapis.com/v10',
  `https://${'a'.repeat(300)}.com`,
])('refuses the address %s', (baseUrl) => expect(problemOf({ baseUrl })).toBe('address_unclear'))

it.each(['', 'sk-short', 'sk-with a space in it', 'sk-schlüssel-mit-umlaut', 'k'.repeat(513)])(
  'refuses the key %s',
  (apiKey) => expect(problemOf({ apiKey })).toBe('key_unclear'),
)

it('takes a key as it was pasted, with the white space around it', () => {
  expect(providerKeySchema.parse({ baseUrl: 'https://toapis.com', apiKey: ` ${KEY}\n` })).toMatchObject({ apiKey: KEY })
})
