import { parseSetCookieHeader } from 'better-auth/cookies'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import { PASSWORD_LENGTH, SESSION_SECONDS, USERNAME } from '#lib/domain/team/sign-in'
import { CLIENT_ADDRESS_HEADER } from '#lib/server/client-header'

/** Which nobody can be called (USERNAME), so that the library looks for somebody who is not there, at the usual cost. */
const NOBODY = '--'

/** A cookie to set or, with `maxAge` 0, to take away. `maxAge` in seconds. */
export type AuthCookie = { name: string; value: string; maxAge: number }

/** Sign-in as the library does it. Its own HTTP routes are not exposed: only what is called here can be done. */
export type Auth = ReturnType<typeof openAuth>

type AuthParts = {
  database: NonNullable<BetterAuthOptions['database']>
  /** What cookies are signed with. */
  key: Buffer
  publicUrl: URL
}

/** better-auth on our own tables: no sign-up, no mail, and no limits of its own, which would count in one process alone. */
function create({ database, key, publicUrl }: AuthParts) {
  return betterAuth({
    appName: 'Inbetween',
    baseURL: publicUrl.origin,
    secret: key.toString('base64url'),
    database,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 32,
        usernameValidator: (name) => USERNAME.test(name) || name === NOBODY,
      }),
    ],
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'inbetween',
      useSecureCookies: publicUrl.protocol === 'https:',
      // Our tables have none of the columns for other ways to sign in, and people are never made through the library.
      database: { generateId: 'uuid', validateSchema: false },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  })
}

/** Opens sign-in for a process. */
export function openAuth(parts: AuthParts) {
  const auth = create(parts)
  return {
    /**
     * Signs somebody in. As slow for null, a name that nobody has, as for a wrong password.
     * @returns the cookie of the new session, or null
     */
    async signIn(name: string | null, password: string, headers: Headers): Promise<AuthCookie | null> {
      const body = { username: name ?? NOBODY, password }
      const answer = await auth.api.signInUsername({ body, headers, asResponse: true })
      return answer.ok ? cookieOf(answer) : null
    },

    /** Whose session a Cookie header carries, or null. */
    async sessionOf(cookie: string): Promise<{ id: string; userId: string } | null> {
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
      return found && { id: found.session.id, userId: found.user.id }
    },

    /** Ends the session of a request. */
    async signOut(headers: Headers): Promise<AuthCookie | null> {
      return cookieOf(await auth.api.signOut({ headers, asResponse: true }))
    },

    /** Whether this is the password of that person. */
    async isPassword(userId: string, password: string): Promise<boolean> {
      const { internalAdapter, password: hashing } = await auth.$context
      const account = await internalAdapter.findCredentialAccount(userId)
      return account?.password ? hashing.verify({ hash: account.password, password }) : false
    },

    /** A password as it is kept. */
    async hash(password: string): Promise<string> {
      return (await auth.$context).password.hash(password)
    },
  }
}

/** The session's cookie among those of an answer; the library sets others that it has no use for here. */
function cookieOf(answer: Response): AuthCookie | null {
  for (const header of answer.headers.getSetCookie())
    for (const [name, { value, 'max-age': maxAge }] of parseSetCookieHeader(header))
      if (name.endsWith('session_token')) return { name, value, maxAge: Number(maxAge ?? 0) }
  return null
}
