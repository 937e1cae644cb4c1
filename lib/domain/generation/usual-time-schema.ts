import * as z from 'zod/mini'
import { SHAPES } from '#lib/domain/recipe/shape'

/** `GET /api/usual-times`: how long clips took here of late, of each kind of which enough are known. */
export const usualTimesSchema = z.object({
  times: z.array(
    z.object({
      mode: z.enum(['std', 'pro']),
      duration: z.number(),
      shape: z.enum(SHAPES),
      from: z.number(),
      to: z.number(),
      long: z.number(),
    }),
  ),
})
export type UsualTimes = z.infer<typeof usualTimesSchema>
