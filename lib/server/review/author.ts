import type { Actor } from '#lib/domain/team/roles'

/** Who says something of a clip: a member of the team, or a guest of a shared link by the id of their row. */
export type Author = { user: Actor; guest?: never; share?: never } | { guest: string; share: string; user?: never }

/** Who is told what was said: one of those, or somebody on a shared link who has said nothing yet. */
export type Reader = Author | { share: string; guest?: undefined; user?: never }

/** The two columns that say whose a row is, of which one is filled. */
export const ownColumns = ({ user, guest }: Author) => ({ byUser: user?.id ?? null, byGuest: guest ?? null })

/** Whether a row is theirs. */
export const isOwn = ({ user, guest }: Reader, row: { byUser: string | null; byGuest: string | null }): boolean =>
  user ? row.byUser === user.id : guest !== undefined && row.byGuest === guest

/** Who said something, as everybody is told, of the names that were read with it. */
export const byOf = ({ user, guest }: { user: string | null; guest: string | null }) => ({
  name: user ?? guest ?? '',
  guest: user === null,
})
