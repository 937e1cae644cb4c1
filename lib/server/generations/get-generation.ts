import { and, eq, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Database, Transaction } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { toViews } from './view.ts'

/** One generation, or null when the id names none (or is no id at all), or one that was deleted. */
export async function getGeneration(db: Database | Transaction, id: string): Promise<GenerationView | null> {
  if (!z.uuid().safeParse(id).success) return null
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(eq(generations.id, id), isNull(generations.deletedAt)))
  const [view] = await toViews(db, rows)
  return view ?? null
}
