import type { KeyFacts } from '#lib/domain/provider-key'
import type { Config, ProviderAccount } from '#lib/server/config'
import type { Database } from '#lib/server/db/database'
import type { Keyring } from '#lib/server/keyring'
import { Secret } from '#lib/server/secret'
import { readStoredKey } from './stored-key.ts'

/** Characters of a key that are shown. */
const SHOWN = 4

/** Whom clips are made by just now. Asked anew each time: a key that is set or removed counts for everybody at once. */
export type ProviderSource = {
  current(): Promise<ProviderAccount>
  /** What is shown of the key. */
  facts(): Promise<KeyFacts>
}

/** The key of the environment comes first, then the one of the page, then the sandbox. */
export function openProviderSource({
  config: { accounts },
  db,
  keyring,
}: {
  config: Pick<Config, 'accounts'>
  db: Database
  keyring: Keyring
}): ProviderSource {
  const { environment, sandbox, usual } = accounts
  const stored = () => readStoredKey(db, keyring)
  return {
    async current() {
      if (environment) return environment
      const key = await stored()
      if (!key) return sandbox
      // A key that cannot be read is not none: the provider refuses what stands in for it, submitting rests, and people are told why.
      const apiKey = key.apiKey ?? new Secret('unreadable')
      return { sandbox: false, apiKey, baseUrl: key.baseUrl, pace: usual.pace }
    },
    async facts() {
      if (environment) return { from: 'environment', ending: endingOf(environment.apiKey) }
      const key = await stored()
      if (!key) return { from: 'nowhere' }
      return key.apiKey ? { from: 'page', ending: endingOf(key.apiKey) } : { from: 'unreadable', ending: '' }
    },
  }
}

/** A key that is no longer than a password may not show a part of itself. */
function endingOf(key: Secret): string {
  const text = key.reveal()
  return text.length < 4 * SHOWN ? '' : text.slice(-SHOWN)
}
