import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#lib/server/db/database'
import { attempts, generationImages, generations } from '#lib/server/db/schema'
import { imagesOf, toRecipe } from '#lib/server/generations/view'
import type { Attempt } from './attempt-record.ts'
import type { StepDeps } from './step-deps.ts'

/**
 * Makes a generation of its own for an attempt that was given up and turned out to be paid for: another take of the first, with its recipe,
 * its images, its maker and its project, to which the attempt moves. The submit step finds the task with it and sends nothing.
 * @returns the id of the new generation
 */
export async function keepAsOwnTake(
  { queue, log }: Pick<StepDeps, 'queue' | 'log'>,
  tx: Transaction,
  attempt: Attempt,
): Promise<string> {
  const [first] = await tx.select().from(generations).where(eq(generations.id, attempt.generationId))
  if (!first) throw new Error(`no generation ${attempt.generationId}`)
  const { images, ...settings } = toRecipe(first, (await imagesOf(tx, [first.id])).get(first.id) ?? [])
  const id = randomUUID()
  const { createdBy, projectId, estimateUsd } = first
  await tx
    .insert(generations)
    .values({ ...settings, id, clickKey: randomUUID(), takeOf: first.id, createdBy, projectId, estimateUsd })
  if (images.length > 0)
    await tx
      .insert(generationImages)
      .values(images.map((image, position) => ({ ...image, position, generationId: id })))
  await tx.update(attempts).set({ generationId: id, number: 1 }).where(eq(attempts.id, attempt.id))
  // Whoever looks at the first is told as well: where it failed, what it cost is certain now.
  await tx.update(generations).set({ rev: -1 }).where(eq(generations.id, first.id))
  // Past the queue at once: it is paid for, so neither the gate nor a person holds it back.
  await tx.update(generations).set({ state: 'submitting', dueAt: sql`now()` }).where(eq(generations.id, id))
  await queue.nudge(tx, 'submit', id)
  log.info({ generation: id, takeOf: first.id, attempt: attempt.clientBusinessId }, 'kept as a take of its own')
  return id
}
