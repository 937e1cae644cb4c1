import * as z from 'zod/mini'
import { codePoints } from '#lib/domain/recipe/recipe'
import { GIVEN_NAME_MAX } from './given-name.ts'

/** A name that somebody gives to something for everybody. */
export const givenNameSchema = z.string().check(
  z.trim(),
  z.minLength(1),
  z.refine((name) => codePoints(name) <= GIVEN_NAME_MAX && name.isWellFormed() && !name.includes('\0')),
)

/** Gives something another name. */
export const renameSchema = z.object({ id: z.uuid(), name: givenNameSchema })
export type RenameInput = z.infer<typeof renameSchema>
