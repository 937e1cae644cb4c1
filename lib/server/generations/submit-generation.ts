import { randomUUID } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import type { ActionProblem, ActionResult, SubmitInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { SECOND_THOUGHTS_MS } from '#lib/domain/pace'
import { pixelProblem } from '#lib/domain/pixel-problem'
import type { Recipe } from '#lib/domain/recipe'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts, generationImages, generations, images } from '#lib/server/db/schema'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import { getGeneration } from './get-generation.ts'

export type SubmitDeps = {
  db: Database
  queue: JobQueue
  /** The provider that the person submits to: the generation is sent to no other. */
  provider: { baseUrl: string }
}

/**
 * Takes a recipe on: the generation, its images, its first attempt and the nudge are written in one transaction, so there
 * is either all of it or nothing. The same click key again answers with the generation that the first call made.
 * @returns `image_unknown` when the recipe names an image that is not in the library, an ImageProblem when one cannot be sent as it is, `not_found` when there is no such generation to
 *   make another take of
 */
export async function submitGeneration(
  { db, queue, provider }: SubmitDeps,
  input: SubmitInput,
): Promise<ActionResult<GenerationView>> {
  return db.transaction(async (tx) => {
    const { recipe } = input
    const problem = await imageProblem(tx, recipe)
    if (problem) return { ok: false, problem, field: 'images' }
    if (input.takeOf !== undefined && !(await getGeneration(tx, input.takeOf)))
      return { ok: false, problem: 'not_found' }
    const { images: roleImages, ...settings } = recipe
    const [made] = await tx
      .insert(generations)
      .values({ ...settings, clickKey: input.clickKey, takeOf: input.takeOf ?? null })
      .onConflictDoNothing({ target: generations.clickKey })
      .returning({ id: generations.id })
    if (made) {
      if (roleImages.length > 0) {
        await tx
          .insert(generationImages)
          .values(roleImages.map((image, position) => ({ ...image, position, generationId: made.id })))
        await markUsed(tx, recipe)
      }
      const attempt = { generationId: made.id, number: 1, clientBusinessId: randomUUID(), baseUrl: provider.baseUrl }
      await tx.insert(attempts).values(attempt)
      await queue.nudge(tx, 'submit', made.id, SECOND_THOUGHTS_MS)
    }
    const id = made?.id ?? (await idOfClick(tx, input.clickKey))
    const view = id === undefined ? null : await getGeneration(tx, id)
    return view ? { ok: true, value: view } : { ok: false, problem: 'unavailable' }
  })
}

/** Why the library's images cannot be sent. An original that waits to be cropped may be too long and thin; all others were checked before. */
async function imageProblem(tx: Transaction, recipe: Recipe): Promise<ActionProblem | null> {
  const wanted = [...new Set(recipe.images.map((image) => image.sha256))]
  if (wanted.length === 0) return null
  const found = await tx
    .select({ width: images.width, height: images.height })
    .from(images)
    .where(inArray(images.sha256, wanted))
  if (found.length < wanted.length) return 'image_unknown'
  return found.map(pixelProblem).find((problem) => problem !== null) ?? null
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

async function idOfClick(tx: Transaction, clickKey: string): Promise<string | undefined> {
  const [row] = await tx.select({ id: generations.id }).from(generations).where(eq(generations.clickKey, clickKey))
  return row?.id
}
