import type { Failure } from '#lib/domain/generation/generation'
import { POLICY_CODES } from './policy-codes.ts'

/**
 * The three disguises in which the provider's content rules stop a clip: a refusal of the request; a task that failed under a code for it;
 * and a task that failed under a general code, where only the words tell. The screen has a sentence for each (`moderation` in messages).
 */
export type Moderation = 'before' | 'during' | 'guessed'

/**
 * Which disguise a failure by the content rules came in.
 * @param acceptedAt when the provider took the task on; null when it never did
 */
export function moderationOf({ providerCode }: Pick<Failure, 'providerCode'>, acceptedAt: number | null): Moderation {
  if (acceptedAt === null) return 'before'
  const code = providerCode?.toLowerCase()
  return POLICY_CODES.some((known) => known === code) ? 'during' : 'guessed'
}
