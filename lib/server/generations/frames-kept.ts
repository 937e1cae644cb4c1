import { and, inArray, isNotNull } from 'drizzle-orm'
import { FRAME_ROLES, type FrameKept, isKept } from '#lib/domain/clip/fidelity'
import type { Database, Transaction } from '#lib/server/db/database'
import { generationImages, type generations } from '#lib/server/db/schema'

/** Whether the frames that were given are those of the clip, by generation id, as far as that was looked at; the first frame first. */
export async function framesKept(
  db: Database | Transaction,
  rows: readonly Pick<typeof generations.$inferSelect, 'id' | 'state'>[],
): Promise<ReadonlyMap<string, FrameKept[]>> {
  const ready = rows.filter((row) => row.state === 'ready').map((row) => row.id)
  if (ready.length === 0) return new Map()
  const compared = await db
    .select({ id: generationImages.generationId, role: generationImages.role, likeness: generationImages.likeness })
    .from(generationImages)
    .where(and(inArray(generationImages.generationId, ready), isNotNull(generationImages.likeness)))
  const byId = new Map<string, FrameKept[]>()
  for (const role of FRAME_ROLES)
    for (const one of compared.filter((frame) => frame.role === role))
      byId.set(one.id, [...(byId.get(one.id) ?? []), { role, kept: isKept(one.likeness ?? 0) }])
  return byId
}
