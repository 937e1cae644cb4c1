import * as z from 'zod/mini'
import type { ActionResult } from '#lib/domain/actions'
import { SELECTION_MAX } from '#lib/domain/marks/marks'
import { codePoints } from '#lib/domain/recipe/recipe'
import { SHARE_DAYS, SHARE_PASSWORD_LENGTH, SHARE_TITLE_MAX, type ShareView } from './share.ts'

const { min, max } = SHARE_PASSWORD_LENGTH

/** Makes a link. */
export const createShareSchema = z.object({
  subject: z.union([
    /** In the order in which they are shown. */
    z.object({ ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(SELECTION_MAX)) }),
    z.object({ project: z.uuid() }),
  ]),
  title: z.string().check(
    z.trim(),
    z.refine((title) => codePoints(title) <= SHARE_TITLE_MAX && title.isWellFormed() && !/\p{Cc}/u.test(title), {
      error: 'share_title_unclear',
    }),
  ),
  days: z.literal([...SHARE_DAYS]),
  password: z.nullable(
    z.string().check(
      z.refine((text) => text.length >= min && text.length <= max && text.isWellFormed(), {
        error: 'share_password_unclear',
      }),
    ),
  ),
  showsRecipe: z.boolean(),
  allowsComments: z.boolean(),
  allowsDownload: z.boolean(),
})
export type CreateShareInput = z.infer<typeof createShareSchema>

/** A link that was made. `origin` is where others reach this server, where somebody has set that. Shown once: the token is kept nowhere. */
export type MadeShare = { id: string; path: string; origin: string | null }

/** Server actions for links. */
export type ShareActions = {
  createShare(input: CreateShareInput): Promise<ActionResult<MadeShare>>
  /** Ends a link at once and for good. */
  revokeShare(id: string): Promise<ActionResult<ShareView>>
}
