import { endChore, takeChore } from '#lib/server/generations/chores'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'
import { auditMedia } from './audit-media.ts'

const EVERY_MS = 3600_000

/** Looks through the media when it is time to, or when a person asked; in one worker of all. @returns whether it did */
export async function lookThroughMedia(deps: StepDeps, signal: AbortSignal): Promise<boolean> {
  if (!(await takeChore(deps.db, 'media', EVERY_MS))) return false
  await auditMedia(deps, { signal })
  if (!signal.aborted) await endChore(deps.db, 'media')
  return true
}
