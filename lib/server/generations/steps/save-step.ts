import { clips } from '#lib/server/db/schema'
import type { ClipFacts } from '#lib/server/media/probe-clip'
import { mediaName } from '#lib/server/storage/media-name'
import type { MediaWriter } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { decideSave, type SaveProblem } from './decide-save.ts'
import { type Claim, claim, holding, release } from './lease.ts'
import { settlePoll } from './poll-step.ts'
import type { StepDeps } from './step-deps.ts'

/** Ours: a 1080P clip of 15 s has about 40 MB; far more than that is not a clip of this model. */
const MAX_CLIP_BYTES = 2_000_000_000

type Saved = { sha256: string; bytes: number } & ClipFacts

/**
 * Fetches a paid clip: to a temporary file, looked into, made durable under its hash, and only then the row says `ready`.
 * Dying in between leaves a temporary file, or a kept file that no row names yet; the next try finds both harmless.
 */
export async function saveStep(deps: StepDeps, id: string): Promise<void> {
  const held = await claim(deps.db, id, ['saving'])
  if (!held) return
  await holding(deps.db, held, async (signal) => {
    const url = await linkOf(deps, held)
    const got = await fetchClip(deps, url, signal)
    if ('sha256' in got) return keep(deps, held, got)
    deps.log.warn({ generation: id, problem: got }, 'clip not saved')
    const aliveMs = (held.row.resultExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()
    await settlePoll(deps, held, decideSave(got, held.row.failures, aliveMs, Math.random()))
  })
}

/** The link to fetch from: after a failure the provider is asked again, since it may give a fresh one. */
async function linkOf({ provider }: StepDeps, { row }: Claim): Promise<string> {
  if (row.resultUrl === null || row.providerTaskId === null)
    throw new Error(`generation ${row.id} is saving without a result`)
  if (row.failures === 0) return row.resultUrl
  const again = await provider.status(row.providerTaskId)
  return again.kind === 'completed' && again.url !== null ? again.url : row.resultUrl
}

async function fetchClip(
  { provider, media, probeClip }: StepDeps,
  url: string,
  signal: AbortSignal,
): Promise<Saved | SaveProblem> {
  let writer: MediaWriter | undefined
  try {
    writer = await media.openWrite()
    const outcome = await provider.download(url, writer, { signal, maxBytes: MAX_CLIP_BYTES })
    if (outcome.kind !== 'done') return outcome
    const facts = await probeClip(writer.path)
    if (!facts.ok) return { kind: 'invalid_file', reason: facts.reason }
    const { ok: _, ...rest } = facts
    return { ...(await writer.keep('mp4')), ...rest }
  } catch (error) {
    if (error instanceof StorageUnavailable) return { kind: 'no_space' }
    throw error
  } finally {
    await writer?.discard()
  }
}

async function keep({ db, queue, media, log }: StepDeps, held: Claim, saved: Saved): Promise<void> {
  const { sha256, bytes, width, height, durationMs, hasAudio } = saved
  await db.transaction(async (tx) => {
    await tx.insert(clips).values({ sha256, bytes, width, height, durationMs, hasAudio }).onConflictDoNothing()
    if (await release(tx, held, { state: 'ready', clipSha256: sha256 }, 0)) await queue.nudge(tx, 'derive', held.row.id)
  })
  log.info({ generation: held.row.id, clip: sha256, kept: await media.stat(mediaName(sha256, 'mp4')) }, 'saved')
}
