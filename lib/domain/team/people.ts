import * as z from 'zod/mini'
import { ROLES, type TeamRole } from './roles.ts'
import { firstOwnerSchema } from './sign-in.ts'

/** For how many days an invitation can be good, and for how many it is when nobody chooses. */
export const INVITATION_DAYS = [1, 7, 30] as const
export const INVITATION_DAYS_DEFAULT = 7

/** Characters of the words that say for whom an invitation is. */
export const INVITATION_LABEL_MAX = 60

/** Somebody of the team, as owners see them. Times in ms since 1970. */
export type PersonView = {
  id: string
  name: string
  /** What they sign in with; null for the local owner, who does not. */
  username: string | null
  email: string | null
  role: TeamRole
  disabled: boolean
  seen: number | null
}

/** An invitation that can still be taken. Its link is not known any more. */
export type InvitationView = { id: string; label: string; role: TeamRole; expires: number }

export const inviteSchema = z.object({
  role: z.enum(ROLES),
  days: z.union(INVITATION_DAYS.map((days) => z.literal(days))),
  label: z.string().check(z.trim(), z.maxLength(INVITATION_LABEL_MAX)),
})
export type InviteInput = z.infer<typeof inviteSchema>

/** 32 bytes in base64url. */
const tokenSchema = z.string().check(z.regex(/^[\w-]{43}$/, 'invitation_spent'))

export const joinSchema = z.extend(z.omit(firstOwnerSchema, { code: true }), { token: tokenSchema })
export type JoinInput = z.input<typeof joinSchema>

export const changeRoleSchema = z.object({ id: z.uuid(), role: z.enum(ROLES) })
export type ChangeRoleInput = z.infer<typeof changeRoleSchema>

export const disablePersonSchema = z.object({ id: z.uuid(), disabled: z.boolean() })
export type DisablePersonInput = z.infer<typeof disablePersonSchema>
