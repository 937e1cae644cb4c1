import type { Actor, TeamRole } from './roles.ts'

/**
 * Who may what: the one table that server and screen read. Creators see all and change their own; reviewers look, judge and comment;
 * owners do all, and manage people, key and limits.
 */
export const MAY = {
  /** See the wall, clips, images, what is under way. */
  look: ['owner', 'creator', 'reviewer'],
  /** Rate, pick and reject, whosever clip it is. */
  judge: ['owner', 'creator', 'reviewer'],
  comment: ['owner', 'creator', 'reviewer'],
  /** Submit, upload, keep presets: whatever leads to spending the team's money. */
  create: ['owner', 'creator'],
  /** Tag, file under a project, delete, cancel, resolve what they made themselves. */
  changeOwn: ['owner', 'creator'],
  /** The same with what somebody else made. */
  changeAny: ['owner'],
  /** Keep saved views, projects and their names for everybody. A project with something of others in it is deleted by owners. */
  arrange: ['owner', 'creator'],
  /** Make links for people without an account, and take back their own. */
  share: ['owner', 'creator'],
  /** See what was paid for, what it cost and what is left. */
  seeMoney: ['owner', 'creator'],
  /** People, invitations, key, limits, prices, activity, the media store. */
  manage: ['owner'],
} as const satisfies Record<string, readonly TeamRole[]>

export type Permission = keyof typeof MAY

/** Whether somebody may do something at all. `changeOwn` says nothing of a given row: see {@link mayChange}. */
export function may(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  const roles: readonly TeamRole[] = MAY[permission]
  return roles.includes(actor.role)
}

/** Whether somebody may change what the person with this id made. */
export function mayChange(actor: Actor, createdBy: string): boolean {
  return may(actor, 'changeAny') || (may(actor, 'changeOwn') && actor.id === createdBy)
}

/** All that somebody may do, for the screen. */
export function permissionsOf(actor: Pick<Actor, 'role'>): Permission[] {
  return (Object.keys(MAY) as Permission[]).filter((permission) => may(actor, permission))
}
