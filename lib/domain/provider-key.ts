import * as z from 'zod/mini'
import type { ActionResult } from './actions.ts'
import { isLoopback } from './is-loopback.ts'

/** Characters of a key. A shorter one could be guessed from the four that are shown. */
const KEY_LENGTH = { min: 16, max: 512 } as const

/** Whether an address of the service is an origin, with or without the version of the API behind it: what is asked for goes to paths of our own. */
export function isOriginOrVersion({ pathname }: URL): boolean {
  return /^\/+(?:v1\/*)?$/.test(pathname)
}

/** A key goes over the network in clear to nobody: https, or a program on this machine. */
function isSafeAddress(text: string): boolean {
  const url = URL.parse(text)
  if (
    url === null ||
    !isOriginOrVersion(url) ||
    [url.username, url.password, url.search, url.hash].some((part) => part !== '')
  )
    return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

/** Key and address are kept together: a key that is there already is never sent to an address that comes later. */
export const providerKeySchema = z.object({
  baseUrl: z.string().check(z.trim(), z.maxLength(300, 'address_unclear'), z.refine(isSafeAddress, 'address_unclear')),
  apiKey: z
    .string()
    .check(
      z.trim(),
      z.regex(/^[\x21-\x7e]+$/, 'key_unclear'),
      z.minLength(KEY_LENGTH.min, 'key_unclear'),
      z.maxLength(KEY_LENGTH.max, 'key_unclear'),
    ),
})
export type ProviderKeyInput = z.infer<typeof providerKeySchema>

/**
 * Where the key in use comes from, and its last characters. `unreadable`: one was set in the page, and the secret that it was encrypted with
 * is no longer there.
 */
export type KeyFacts = { from: 'environment' | 'page' | 'unreadable'; ending: string } | { from: 'nowhere' }

/** What the provider said while a key was tried. Credits, the fewer of the key's and the account's, as a decimal text; null where it did not say, or sets no limit. */
export type KeyTrial = { credits: string | null; hasModel: boolean }

/** Server actions of the key's form. They parse what they are sent themselves. */
export type ProviderKeyActions = {
  saveProviderKey(input: ProviderKeyInput): Promise<ActionResult<KeyTrial>>
  removeProviderKey(): Promise<ActionResult<null>>
}
