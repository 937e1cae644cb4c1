import { type Auth, openAuth } from '#lib/server/auth/auth'
import type { Config } from '#lib/server/config'
import type { Database } from '#lib/server/db/database'
import type { Keyring } from '#lib/server/keyring'
import { type Actors, createActors } from './actors.ts'
import { authTables } from './auth-tables.ts'

/** What a web process knows people by. */
export type Access = { auth: Auth; actors: Actors }

declare global {
  // Loaded twice, as `inbetweenServices` is.
  var inbetweenAccess: Access | undefined
}

type Parts = { config: Pick<Config, 'publicUrl' | 'signIn'>; db: Database; keyring: Keyring }

/** Opens sign-in for a web process, once. A worker has no use for it. */
export function openAccess({ config, db, keyring }: Parts): Access {
  const auth = openAuth({ database: authTables(db), key: keyring('sessions'), publicUrl: new URL(config.publicUrl) })
  const opened = { auth, actors: createActors({ db, auth, signIn: config.signIn }) }
  globalThis.inbetweenAccess = opened
  return opened
}

/** What {@link openAccess} opened, for code that Next calls. */
export function access(): Access {
  if (!globalThis.inbetweenAccess) throw new Error('sign-in of this process is not open yet')
  return globalThis.inbetweenAccess
}
