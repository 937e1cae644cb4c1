'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { type MarkInput, markInputSchema } from '#lib/domain/marks/marks-schema'
import { ifTheirs } from '#lib/server/generations/if-theirs'
import { markGenerations as mark } from '#lib/server/generations/marks/mark-generations'
import { runAction } from './run-action.ts'

/** Rates, picks, tags some generations and puts them into a project. Everybody judges, whosever they are; all else is for who may change them. */
export async function markGenerations(input: MarkInput): Promise<ActionResult<GenerationStatus[]>> {
  return runAction('markGenerations', markInputSchema, input, async ({ db }, parsed, actor) => {
    const { rating: _rating, pick: _pick, ...rest } = parsed.change
    const judges = Object.values(rest).every((value) => value === undefined)
    return judges ? mark(db, parsed) : ifTheirs(db, actor, parsed.ids, () => mark(db, parsed))
  })
}
