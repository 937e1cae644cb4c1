import { crashPoint } from '#lib/server/crash-points'
import { clips } from '#lib/server/db/schema'
import type { ClipFacts } from '#lib/server/media/probe-clip'
import type { MediaWriter } from '#lib/server/storage/media-store'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'
import { takeCall } from './call-budget.ts'
import { type Link, linkIn } from './decide-poll.ts'
import { decideSave, type SaveProblem } from './decide-save.ts'
import { type Claim, claim, holding, release, stillHeld } from './lease.ts'
import { settlePoll } from './poll-step.ts'
import type { StepDeps } from './step-deps.ts'
import { noteStoreRefuses, noteStoreTakes } from './store-hold.ts'

type Saved = { sha256: string; bytes: number } & ClipFacts

/**
 * Fetches a paid clip: to a temporary file, looked into, made durable under its hash, and only then the row says `ready`.
 * Dying in between leaves a temporary file, or a kept file that no row names yet; the next try finds both harmless.
 */
export async function saveStep(deps: StepDeps, id: string): Promise<void> {
  const held = await claim(deps, id, ['saving'])
  if (!held) return
  await holding(deps, held, async (signal) => {
    crashPoint('save.claimed')
    const link = await linkOf(deps, held)
    const got = await fetchClip(deps, link.resultUrl, signal)
    if ('sha256' in got) {
      await noteStoreTakes(deps.db)
      return keep(deps, held, got)
    }
    if (got.kind === 'no_space' || got.kind === 'store_away') await noteStoreRefuses(deps.db)
    deps.log.warn({ problem: got }, 'clip not saved')
    const { failures, strikes } = held.row
    const linkAliveMs = link.resultExpiresAt.getTime() - held.at.getTime()
    const { patch, inMs } = decideSave(got, { failures, strikes, linkAliveMs }, Math.random())
    await settlePoll(deps, held, { patch: { ...patch, ...link }, inMs })
  })
}

/**
 * The link to fetch from: after a failure the provider is asked again, since it may give a fresh one. Where it names no time, the old one
 * stands: counted from every answer anew, a dead link would never be past its time.
 */
async function linkOf(deps: StepDeps, { row, at }: Claim): Promise<Link> {
  const { resultUrl, resultExpiresAt, providerTaskId } = row
  if (resultUrl === null || resultExpiresAt === null || providerTaskId === null)
    throw new Error(`generation ${row.id} is saving without a result`)
  const known = { resultUrl, resultExpiresAt }
  if (row.failures === 0 || !(await takeCall(deps, 'query'))) return known
  const again = await deps.provider.status(providerTaskId)
  const fresh = again.kind === 'completed' && linkIn(again, at)
  if (!fresh) return known
  const timed = again.expiresAtMs !== null || again.completedAtMs !== null
  return timed ? fresh : { ...fresh, resultExpiresAt }
}

async function fetchClip(
  { provider, media, probeClip }: StepDeps,
  url: string,
  signal: AbortSignal,
): Promise<Saved | SaveProblem> {
  let writer: MediaWriter | undefined
  try {
    writer = await media.openWrite()
    const outcome = await provider.download(url, writer, { signal })
    if (outcome.kind !== 'done') return outcome
    const facts = await probeClip(writer.path)
    if (!facts.ok) return { kind: 'invalid_file', reason: facts.reason }
    const { ok: _, ...rest } = facts
    return { ...(await writer.keep('mp4')), ...rest }
  } catch (error) {
    if (error instanceof StorageUnavailable) return { kind: error.problem }
    throw error
  } finally {
    await writer?.discard()
  }
}

async function keep({ db, queue, log, metrics }: StepDeps, held: Claim, saved: Saved): Promise<void> {
  crashPoint('save.kept')
  const { sha256, bytes, width, height, durationMs, hasAudio } = saved
  const kept = await db.transaction(async (tx) => {
    if (!(await stillHeld(tx, held))) return false
    await tx.insert(clips).values({ sha256, bytes, width, height, durationMs, hasAudio }).onConflictDoNothing()
    await release(tx, held, { state: 'ready', clipSha256: sha256 }, 0)
    await queue.nudge(tx, 'derive', held.row.id)
    crashPoint('save.before_ready')
    return true
  })
  crashPoint('save.ready')
  if (!kept) return
  metrics.downloaded(bytes)
  log.info({ clip: sha256, bytes }, 'saved')
}
