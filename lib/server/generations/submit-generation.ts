import { createHash, randomUUID } from 'node:crypto'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { type ActionResult, type SubmitInput, VARIATIONS_MAX, type VariationsInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation'
import { SECOND_THOUGHTS_MS } from '#lib/domain/pace'
import { priceFactsOf } from '#lib/domain/price'
import type { Recipe } from '#lib/domain/recipe'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts, clips, generationImages, generations, images } from '#lib/server/db/schema'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import { getGeneration } from './get-generation.ts'
import { holdLimits, weigh } from './price/keep-limits.ts'
import { toViews } from './view.ts'

export type SubmitDeps = {
  db: Database
  queue: JobQueue
  /** The provider that the person submits to: the generation is sent to no other. */
  provider: { baseUrl: string }
}

/**
 * Takes a recipe on. The same click key again answers with the generation that the first call made.
 * @returns `image_unknown` when the recipe names an image that is not in the library, `not_found` when there is no such generation to
 *   make another take of, or the spending limit that forbids it
 */
export async function submitGeneration(deps: SubmitDeps, input: SubmitInput): Promise<ActionResult<GenerationView>> {
  const made = await submitVariations(deps, { ...input, count: 1 })
  if (!made.ok) return made
  const [view] = made.value
  return view ? { ok: true, value: view } : { ok: false, problem: 'unavailable' }
}

/**
 * Takes a recipe on several times, as takes of one shot. The generations, their images, first attempts and nudges are written in one
 * transaction, so there is either all of it or nothing. The same click key again answers with what the first call made, in the same order.
 */
export async function submitVariations(
  { db, queue, provider }: SubmitDeps,
  { clickKey, recipe, takeOf, count }: VariationsInput,
): Promise<ActionResult<GenerationView[]>> {
  return db.transaction(async (tx) => {
    const limits = await holdLimits(tx)
    const earlier = await madeByPress(tx, clickKey)
    if (earlier.length > 0) return { ok: true, value: earlier }
    if (!(await allInLibrary(tx, recipe))) return { ok: false, problem: 'image_unknown', field: 'images' }
    if (takeOf !== undefined && !(await getGeneration(tx, takeOf))) return { ok: false, problem: 'not_found' }
    const { price, problem } = await weigh(tx, provider.baseUrl, limits, { facts: priceFactsOf(recipe), count })
    if (problem !== null) return { ok: false, problem }
    let source = takeOf
    for (let index = 0; index < count; index += 1) {
      const id = await writeOne(tx, recipe, { index, clickKey, takeOf: source, estimateUsd: price })
      // Another call with this key came first and has been committed meanwhile.
      if (id === null) break
      const attempt = { generationId: id, number: 1, clientBusinessId: randomUUID(), baseUrl: provider.baseUrl }
      await tx.insert(attempts).values(attempt)
      await queue.nudge(tx, 'submit', id, SECOND_THOUGHTS_MS)
      source ??= id
    }
    return { ok: true, value: await madeByPress(tx, clickKey) }
  })
}

/** @returns the id, or null when a row of this press stands already */
async function writeOne(
  tx: Transaction,
  { images: roleImages, ...settings }: Recipe,
  {
    index,
    clickKey,
    takeOf,
    estimateUsd,
  }: { index: number; clickKey: string; takeOf: string | undefined; estimateUsd: string | null },
): Promise<string | null> {
  // A millisecond apart, so that the takes of one press have an order.
  const createdAt = sql`now() + ${index} * interval '1 millisecond'`
  const [made] = await tx
    .insert(generations)
    .values({ ...settings, createdAt, clickKey: keyOf(clickKey, index), takeOf: takeOf ?? null, estimateUsd })
    .onConflictDoNothing({ target: generations.clickKey })
    .returning({ id: generations.id })
  if (!made) return null
  if (roleImages.length > 0)
    await tx
      .insert(generationImages)
      .values(roleImages.map((image, position) => ({ ...image, position, generationId: made.id })))
  return made.id
}

/** The key of one generation of a press: the first has the press's own, the others one that follows from it. */
function keyOf(clickKey: string, index: number): string {
  if (index === 0) return clickKey
  const hex = createHash('sha256').update(`${clickKey} ${index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What a press made, in the order of its takes. */
async function madeByPress(tx: Transaction, clickKey: string): Promise<GenerationView[]> {
  const keys = Array.from({ length: VARIATIONS_MAX }, (_, index) => keyOf(clickKey, index))
  const rows = await tx
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(inArray(generations.clickKey, keys))
    .orderBy(asc(generations.createdAt), asc(generations.id))
  return toViews(tx, rows)
}

async function allInLibrary(tx: Transaction, recipe: Recipe): Promise<boolean> {
  const wanted = [...new Set(recipe.images.map((image) => image.sha256))]
  if (wanted.length === 0) return true
  const found = await tx.select({ sha256: images.sha256 }).from(images).where(inArray(images.sha256, wanted))
  return found.length === wanted.length
}
