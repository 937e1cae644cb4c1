/** What somebody is to the team. */
export const ROLES = ['owner', 'creator', 'reviewer'] as const
export type TeamRole = (typeof ROLES)[number]

/** Who asks: somebody who is signed in, or the one local owner of a server on a loopback address. */
export type Actor = {
  /** UUID of their row in `users`. */
  id: string
  name: string
  role: TeamRole
}

/** The row that is there from the first migration on: who works on a loopback address, and whose everything was before there were people. */
export const LOCAL_OWNER_ID = '00000000-0000-4000-8000-000000000001'
