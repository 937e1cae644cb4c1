'use server'

import type { ActionResult } from '#lib/domain/actions'
import type { GenerationStatus } from '#lib/domain/generation'
import { type MarkInput, markInputSchema } from '#lib/domain/marks-schema'
import { markGenerations as mark } from '#lib/server/generations/marks/mark-generations'
import { runAction } from './run-action.ts'

/** Rates, picks, tags some generations and puts them into a project. */
export async function markGenerations(input: MarkInput): Promise<ActionResult<GenerationStatus[]>> {
  return runAction('markGenerations', markInputSchema, input, ({ db }, parsed) => mark(db, parsed))
}
