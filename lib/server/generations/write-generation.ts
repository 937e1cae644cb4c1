import { inArray, sql } from 'drizzle-orm'
import type { Recipe } from '#lib/domain/recipe/recipe'
import type { Transaction } from '#lib/server/db/database'
import { generationImages, generations, images } from '#lib/server/db/schema'

type Facts = {
  /** Its place among the takes of one press. */
  index: number
  clickKey: string
  takeOf: string | undefined
  /** Id of one that is there. */
  project: string | null
  /** Dollars as a decimal text. */
  estimateUsd: string | null
  /** Who submits it. */
  by: string
}

/**
 * Writes the row of a generation and those of its images.
 * @returns its id, or null when a row of this click key stands already
 */
export async function writeGeneration(
  tx: Transaction,
  recipe: Recipe,
  { index, clickKey, takeOf, project, estimateUsd, by }: Facts,
): Promise<string | null> {
  const { images: roleImages, ...settings } = recipe
  // A millisecond apart, so that the takes of one press have an order.
  const createdAt = sql`now() + ${index} * interval '1 millisecond'`
  const [made] = await tx
    .insert(generations)
    .values({
      ...settings,
      createdAt,
      clickKey,
      takeOf: takeOf ?? null,
      projectId: project,
      estimateUsd,
      createdBy: by,
    })
    .onConflictDoNothing({ target: generations.clickKey })
    .returning({ id: generations.id })
  if (!made) return null
  if (roleImages.length > 0) {
    await tx
      .insert(generationImages)
      .values(roleImages.map((image, position) => ({ ...image, position, generationId: made.id })))
    await markUsed(tx, recipe)
  }
  return made.id
}

/** Locks in the order of hashes, so that two submits with the same images never wait for each other. */
async function markUsed(tx: Transaction, recipe: Recipe): Promise<void> {
  const used = tx
    .select({ sha256: images.sha256 })
    .from(images)
    .where(
      inArray(
        images.sha256,
        recipe.images.map((image) => image.sha256),
      ),
    )
    .orderBy(images.sha256)
    .for('no key update')
  await tx.update(images).set({ lastUsedAt: sql`now()` }).where(inArray(images.sha256, used))
}
