import * as z from 'zod/mini'

/** A day of the wall, as `2026-11-24`, and how many generations were made on it. */
const dayCountSchema = z.tuple([z.string(), z.number()])

/**
 * `GET /api/generations/days`: the days of the wall that have something on them, newest first, in the time zone that they are counted in.
 * `today` is the day that it is there.
 */
export const wallDaysSchema = z.object({
  days: z.array(dayCountSchema),
  /** Only of this day and later ones; null where they are all. */
  since: z.nullable(z.string()),
  timeZone: z.string(),
  today: z.string(),
  rev: z.string(),
})
export type WallDays = z.infer<typeof wallDaysSchema>
