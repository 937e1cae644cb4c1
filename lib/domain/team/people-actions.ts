import type { ActionResult } from '#lib/domain/actions'
import type { PersonLimitsInput } from '#lib/domain/money/price-settings'
import type { ChangeRoleInput, DisablePersonInput, InviteInput, JoinInput } from './people.ts'

/** An invitation that was just made, and its address, which is told this once. */
export type InvitationMade = { id: string; address: string }

/** Server actions of the people's page. What makes a link answers its address, which is told this once. */
export type PeopleActions = {
  invite(input: InviteInput): Promise<ActionResult<InvitationMade>>
  revokeInvitation(id: string): Promise<ActionResult<null>>
  changeRole(input: ChangeRoleInput): Promise<ActionResult<null>>
  disablePerson(input: DisablePersonInput): Promise<ActionResult<null>>
  savePersonLimits(input: PersonLimitsInput): Promise<ActionResult<null>>
  makePasswordLink(id: string): Promise<ActionResult<string>>
}

/** Server action of the page of an invitation. */
export type Join = (input: JoinInput) => Promise<ActionResult<null>>
