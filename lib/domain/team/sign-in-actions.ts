import type { ActionResult } from '#lib/domain/actions'
import type { ChangePasswordInput, FirstOwnerInput, RenewPasswordInput, SignInInput } from './sign-in.ts'

/** Server actions of the pages for people who are not signed in. */
export type SignInActions = {
  signIn(input: SignInInput): Promise<ActionResult<null>>
  makeFirstOwner(input: FirstOwnerInput): Promise<ActionResult<null>>
  renewPassword(input: RenewPasswordInput): Promise<ActionResult<null>>
}

/** Server actions of one's own account. */
export type AccountActions = {
  changePassword(input: ChangePasswordInput): Promise<ActionResult<null>>
  revokeSession(id: string): Promise<ActionResult<null>>
}
