import { randomUUID } from 'node:crypto'
import { asc, eq, inArray } from 'drizzle-orm'
import type { ActionProblem, ActionResult, SubmitInput, VariationsInput } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { SECOND_THOUGHTS_MS } from '#lib/domain/generation/pace'
import { pixelProblem } from '#lib/domain/images/pixel-problem'
import { priceFactsOf } from '#lib/domain/money/price'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { recordActivity } from '#lib/server/activity/record-activity'
import type { ProviderInUse } from '#lib/server/config'
import type { Database, Transaction } from '#lib/server/db/database'
import { attempts, clips, generations, images } from '#lib/server/db/schema'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import { logContext } from '#lib/server/log-context'
import { getGeneration } from './get-generation.ts'
import { keysOfPress } from './keys-of-press.ts'
import { holdProject } from './marks/projects.ts'
import { holdLimits, weigh } from './price/keep-limits.ts'
import { toViews } from './view.ts'
import { writeGeneration } from './write-generation.ts'

export type SubmitDeps = {
  db: Database
  queue: JobQueue
  /** The provider that the person submits to: the generation is sent to no other. */
  provider: ProviderInUse
  /** Who submits: the id of a row in `users`. */
  by: string
}

/**
 * Takes a recipe on. The same click key again answers with the generation that the first call made.
 * @returns what `submitVariations` does
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
 * @returns `image_unknown` when the recipe names an image that is not in the library, an ImageProblem when one cannot be sent as it is,
 *   `not_found` when there is no such generation to make another take of, `project_gone` when there is no such project, or the spending limit that forbids it
 */
export async function submitVariations(
  { db, queue, provider, by }: SubmitDeps,
  { clickKey, recipe, takeOf, project, count }: VariationsInput,
): Promise<ActionResult<GenerationView[]>> {
  return db.transaction(async (tx) => {
    const limits = await holdLimits(tx, by)
    const earlier = await madeByPress(tx, clickKey)
    if (earlier.length > 0) return { ok: true, value: earlier }
    const wrong = await imageProblem(tx, recipe)
    if (wrong !== null) return { ok: false, problem: wrong, field: 'images' }
    const first = takeOf === undefined ? undefined : await getGeneration(tx, takeOf)
    if (first === null) return { ok: false, problem: 'not_found' }
    const wanted = project === undefined ? (first?.status.marks.project ?? null) : project
    const there = wanted !== null && (await holdProject(tx, wanted))
    if (project !== undefined && project !== null && !there) return { ok: false, problem: 'project_gone' }
    const { price, problem } = await weigh(tx, provider, limits, { facts: priceFactsOf(recipe), count })
    if (problem !== null) return { ok: false, problem }
    const placed = { project: there ? wanted : null, estimateUsd: price, by }
    let source = takeOf
    const made: string[] = []
    for (const [index, key] of keysOfPress(clickKey, count).entries()) {
      const id = await writeGeneration(tx, recipe, { index, clickKey: key, takeOf: source, ...placed })
      // Another call with this key came first and has been committed meanwhile.
      if (id === null) break
      const attempt = {
        generationId: id,
        number: 1,
        clientBusinessId: randomUUID(),
        requestId: logContext.current().request,
      }
      await tx.insert(attempts).values({ ...attempt, baseUrl: provider.baseUrl, sandbox: provider.sandbox })
      await queue.nudge(tx, 'submit', id, SECOND_THOUGHTS_MS)
      source ??= id
      made.push(id)
    }
    if (made.length > 0) await recordActivity(tx, { kind: 'submitted', actor: by, generations: made })
    return { ok: true, value: await madeByPress(tx, clickKey) }
  })
}

/** What a press made, in the order of its takes. */
async function madeByPress(tx: Transaction, clickKey: string): Promise<GenerationView[]> {
  const rows = await tx
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(inArray(generations.clickKey, keysOfPress(clickKey)))
    .orderBy(asc(generations.createdAt), asc(generations.id))
  return toViews(tx, rows)
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
  return found.map((size) => pixelProblem(size)).find((problem) => problem !== null) ?? null
}
