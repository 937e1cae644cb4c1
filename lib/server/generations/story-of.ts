import { asc, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { AttemptOutcome, AttemptStory, Story } from '#lib/domain/generation/story'
import type { Database } from '#lib/server/db/database'
import { attempts, generationHistory } from '#lib/server/db/schema'
import { FOUND_BY, NOT_NEEDED } from './steps/found-by.ts'

const FOUND: ReadonlyMap<string, AttemptOutcome> = new Map([
  [FOUND_BY.lookup, 'found_by_lookup'],
  [FOUND_BY.webhook, 'found_by_webhook'],
  [FOUND_BY.person, 'found_by_person'],
  [FOUND_BY.journal, 'found_in_journal'],
])

/** Every state that a generation entered and every attempt at it, oldest first; null when the id names none. Reads only. */
export async function storyOf(db: Database, id: string): Promise<Story | null> {
  if (!z.uuid().safeParse(id).success) return null
  const [states, tried] = await Promise.all([
    db
      .select({ state: generationHistory.state, at: generationHistory.at })
      .from(generationHistory)
      .where(eq(generationHistory.generationId, id))
      .orderBy(asc(generationHistory.id)),
    db.select().from(attempts).where(eq(attempts.generationId, id)).orderBy(asc(attempts.number)),
  ])
  if (states.length === 0) return null
  return { states: states.map(({ state, at }) => ({ state, at: at.getTime() })), attempts: tried.map(toAttemptStory) }
}

function toAttemptStory(attempt: typeof attempts.$inferSelect): AttemptStory {
  const { number, sentAt, answeredAt, lookups, providerTaskId, billing } = attempt
  return {
    number,
    ...wordsOf(attempt),
    sentAt: sentAt?.getTime() ?? null,
    answeredAt: answeredAt?.getTime() ?? null,
    lookups,
    taskId: providerTaskId,
    billing,
  }
}

/** `outcome` in the table is a phrase for people who read tables; its kind has words of its own, and what follows it is told as it is. */
function wordsOf({ phase, outcome }: Pick<typeof attempts.$inferSelect, 'phase' | 'outcome'>): {
  outcome: AttemptOutcome
  detail: string | null
} {
  if (phase === 'accepted') return { outcome: FOUND.get(outcome ?? '') ?? 'accepted', detail: null }
  if (outcome === NOT_NEEDED) return { outcome: 'not_needed', detail: null }
  return { outcome: phase, detail: outcome?.replace(/^[a-z ]+: /, '') ?? null }
}
