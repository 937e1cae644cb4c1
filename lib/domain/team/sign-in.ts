import * as z from 'zod/mini'

/** Characters of a password. Length is what counts, so nothing else is asked of it. */
export const PASSWORD_LENGTH = { min: 10, max: 256 } as const

/** A user name: small letters, digits, dots, hyphens and underscores. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{1,31}$/

/** How long somebody stays signed in, in seconds: 30 days, whether they come by or not. */
export const SESSION_SECONDS = 30 * 24 * 3600

/** A password that is to be: issues are named by their problem. */
const newPasswordSchema = z
  .string()
  .check(z.minLength(PASSWORD_LENGTH.min, 'password_short'), z.maxLength(PASSWORD_LENGTH.max, 'password_long'))

/** A name that is to be, in whatever letters it was typed. */
const newUsernameSchema = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text: string) => text.trim().toLowerCase()),
  ),
  z.string().check(z.regex(USERNAME, 'username_unclear')),
)

/** What somebody is called on the screen. */
const personNameSchema = z
  .string()
  .check(z.trim(), z.minLength(1, 'person_name_unclear'), z.maxLength(60, 'person_name_unclear'))

/** `name` is a user name or an e-mail address. */
export const signInSchema = z.object({
  name: z.string().check(z.maxLength(320)),
  password: z.string().check(z.maxLength(PASSWORD_LENGTH.max)),
})
export type SignInInput = z.infer<typeof signInSchema>

export const firstOwnerSchema = z.object({
  code: z.string().check(z.maxLength(100)),
  name: personNameSchema,
  username: newUsernameSchema,
  password: newPasswordSchema,
})
export type FirstOwnerInput = z.input<typeof firstOwnerSchema>

export const renewPasswordSchema = z.object({ code: z.string().check(z.maxLength(100)), password: newPasswordSchema })
export type RenewPasswordInput = z.infer<typeof renewPasswordSchema>

export const changePasswordSchema = z.object({
  current: z.string().check(z.maxLength(PASSWORD_LENGTH.max)),
  password: newPasswordSchema,
})
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>

/** A browser in which somebody is signed in. Times in ms since 1970. */
export type SessionView = {
  id: string
  browser: string | null
  address: string | null
  since: number
  used: number
  here: boolean
}

/** Where somebody goes after signing in: to a page of this server, and to none that would be read as another server's. */
export function ownPath(wanted: string | undefined): string {
  if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return '/'
  return /^\/(?:sign-in|api|media|_next)(?:[/?]|$)/.test(wanted) ? '/' : wanted
}
