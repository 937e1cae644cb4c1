import { setTimeout as pause } from 'node:timers/promises'
import { and, like, notInArray, sql } from 'drizzle-orm'
import { mediaFindings } from '#lib/server/db/schema-upkeep'
import { tellOfClips } from '#lib/server/generations/missing-clips'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'
import { parseMediaName } from '#lib/server/storage/media-name'
import type { ListedMedia } from '#lib/server/storage/media-store'
import { mendMedia } from './mend-media.ts'
import { namedMedia } from './named-media.ts'

/** A file that no row names may be one whose row is about to be written, or a try that died; after this long it is neither. In ms. */
const ORPHAN_AFTER_MS = 24 * 3600_000

type Finding = { name: string; kind: 'missing' | 'orphan'; bytes: number | null }
export type AuditResult = { missing: number; orphans: number; mended: number; ms: number }

/**
 * Looks through the whole store once: what a row names and the store lacks, or has in another size, and files that no row names. What is
 * missing is mended where it can be. Works through 256 small parts and rests after each for as long as looking through it took, so that this takes no
 * more than half of a worker's time, however much there is. Nothing rests for what was mended: the provider's links end.
 * @param options.signal stops it between two parts, and ends a rest
 */
export async function auditMedia(deps: StepDeps, { signal }: { signal?: AbortSignal } = {}): Promise<AuditResult> {
  const { log, metrics } = deps
  const began = performance.now()
  const result = { missing: 0, orphans: 0, mended: 0, ms: 0 }
  for (let part = 0; part < 256 && !signal?.aborted; part++) {
    const partBegan = performance.now()
    const beginning = part.toString(16).padStart(2, '0')
    const found = await compare(deps, beginning)
    await record(deps, beginning, found)
    const lookedMs = performance.now() - partBegan
    const missing = found.filter((one) => one.kind === 'missing')
    result.mended += await mendMedia(
      deps,
      missing.map((one) => one.name),
    )
    result.missing += missing.length
    result.orphans += found.length - missing.length
    await pause(lookedMs, undefined, { signal }).catch(() => undefined)
  }
  result.ms = Math.round(performance.now() - began)
  metrics.swept('missing', result.missing)
  metrics.swept('orphan', result.orphans)
  metrics.swept('mended', result.mended)
  log.info(result, 'media looked through')
  return result
}

/** Rows first: what is stored and named in between is then young, and no finding. */
async function compare({ db, media }: StepDeps, beginning: string): Promise<Finding[]> {
  const named = await namedMedia(db, beginning)
  const stored = new Map<string, ListedMedia>()
  for await (const file of media.list(beginning)) stored.set(file.name, file)
  const missing = [...named].filter(([name, { bytes }]) => {
    const file = stored.get(name)
    return !file || (bytes !== null && file.bytes !== bytes)
  })
  const old = Date.now() - ORPHAN_AFTER_MS
  const orphans = [...stored.values()].filter((file) => !named.has(file.name) && file.modifiedAt < old)
  return [
    ...missing.map(([name, { bytes }]) => ({ name, kind: 'missing' as const, bytes })),
    ...orphans.map(({ name, bytes }) => ({ name, kind: 'orphan' as const, bytes })),
  ]
}

/** Findings of this part, as they are now: those that are mended go. Viewers of a clip are told where that is news. */
async function record({ db }: StepDeps, beginning: string, found: readonly Finding[]): Promise<void> {
  const names = found.map((one) => one.name)
  const gone = await db
    .delete(mediaFindings)
    .where(
      and(
        like(mediaFindings.name, `${beginning}%`),
        names.length > 0 ? notInArray(mediaFindings.name, names) : undefined,
      ),
    )
    .returning({ name: mediaFindings.name })
  await tellOfClips(db, clipsAmong(gone))
  if (found.length === 0) return
  const written = await db
    .insert(mediaFindings)
    .values([...found])
    .onConflictDoUpdate({
      target: mediaFindings.name,
      set: { kind: sql`excluded.kind`, bytes: sql`excluded.bytes`, seenAt: sql`now()` },
    })
    // A row that was there before has a deleted version.
    .returning({ name: mediaFindings.name, isNew: sql<boolean>`xmax = 0` })
  const news = written.filter((one) => one.isNew)
  await tellOfClips(db, clipsAmong(news))
}

function clipsAmong(files: readonly { name: string }[]): string[] {
  return files.flatMap(({ name }) => {
    const parsed = parseMediaName(name)
    return parsed?.ext === 'mp4' ? parsed.sha256 : []
  })
}
