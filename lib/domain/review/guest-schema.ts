import * as z from 'zod/mini'
import { codePoints } from '#lib/domain/recipe/recipe'
import { commentInputSchema, verdictInputSchema } from './review-schema.ts'

/** Code points of the name that a guest goes by. */
export const GUEST_NAME_MAX = 40

/** People who say something by one shared link: a link that has gone round has an end. */
export const GUESTS_MAX = 200

/** Comments that come by one shared link within an hour, of all its guests: more than a screening full of people writes. */
export const GUEST_COMMENTS_PER_HOUR = 120

/** Verdicts that come by one shared link within an hour, changed ones too: each of a screening full of people of each of its clips. */
export const GUEST_VERDICTS_PER_HOUR = 600

/** Who says something on a shared link. The id is minted in their browser for that link, and told to nobody else. */
const guestSchema = z.object({
  id: z.uuid(),
  name: z.string().check(
    z.trim(),
    z.refine(
      (name) => name !== '' && codePoints(name) <= GUEST_NAME_MAX && name.isWellFormed() && !/\p{Cc}/u.test(name),
      {
        error: 'guest_name_unclear',
      },
    ),
  ),
})
export type Guest = z.infer<typeof guestSchema>

/** `POST /s/TOKEN/comments`: what a guest does. The answer is an `ActionResult` of a `ReviewView`. */
export const guestDeedSchema = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('add'), guest: guestSchema, comment: commentInputSchema }),
  z.object({ deed: z.literal('remove'), guest: guestSchema, generation: z.uuid(), comment: z.uuid() }),
  z.object({ deed: z.literal('give'), guest: guestSchema, verdict: verdictInputSchema }),
])
export type GuestDeed = z.infer<typeof guestDeedSchema>
