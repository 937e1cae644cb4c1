import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { asc } from 'drizzle-orm'
import { mayBecome, type State } from '#lib/domain/generation/states'
import type { Database } from '#lib/server/db/database'
import { attempts, clips, DERIVED_COLUMNS, generationHistory, generations, images } from '#lib/server/db/schema'
import type { LedgerEntry } from './sandbox-bench.ts'

/** Broken promises, each with what shows it; all lists are empty when every promise was kept. */
export type Verdict = {
  /** Accepted or sent more than once for one attempt, or by nobody's attempt, or by an attempt that no person asked for. */
  paidTwice: string[]
  /** Accepted tasks whose id stands in no attempt, though nobody is asking for it any more. */
  lostIds: string[]
  illegalEdges: string[]
  /** Clips, posters and sprites that a row names and that are not there, or not what their name says. */
  spoiltFiles: string[]
  /** Kept files that no row names. */
  orphanFiles: string[]
  temporaryFiles: string[]
}

type Attempt = typeof attempts.$inferSelect
type Entered = typeof generationHistory.$inferSelect

export type Evidence = { db: Database; ledger: readonly LedgerEntry[]; files: { root: string; temporary: string } }

/** Looks at the ledger, the rows and the files as they stand, for tests and for the chaos loop alike. */
export async function verdictOn({ db, ledger, files: where }: Evidence): Promise<Verdict> {
  const [tried, rows, story, files] = await Promise.all([
    db.select().from(attempts),
    db.select({ id: generations.id, state: generations.state }).from(generations),
    db.select().from(generationHistory).orderBy(asc(generationHistory.id)),
    judgeFiles(db, where),
  ])
  return { ...judgeMoney(ledger, tried, rows, story), illegalEdges: illegalEdges(story), ...files }
}

function judgeMoney(
  ledger: readonly LedgerEntry[],
  tried: readonly Attempt[],
  rows: readonly { id: string; state: State }[],
  story: readonly Entered[],
) {
  const byOwnId = new Map(tried.map((one) => [one.clientBusinessId, one]))
  const byTask = new Map(tried.map((one) => [one.providerTaskId, one]))
  const stateOf = new Map(rows.map((row) => [row.id, row.state]))
  const attemptsOf = Map.groupBy(tried, (one) => one.generationId)
  /** Whether somebody still asks what became of it: its generation does not know either, or it was given up for a newer one or by a restore. */
  const isSought = ({ generationId, number, providerTaskId, lookupAt }: Attempt) => {
    if (providerTaskId !== null) return false
    const state = stateOf.get(generationId)
    const newer = attemptsOf.get(generationId)?.some((one) => one.number > number)
    return newer || state === 'cancelled' ? lookupAt !== null : state === 'submitting' || state === 'unconfirmed'
  }
  const paidTwice = withoutConsent(attemptsOf, story)
  const lostIds: string[] = []
  const once = new Set<string>()
  // What carries no id of ours is known by its task alone, and only while nobody could tell may it be nobody's.
  let nobodys = tried.filter((one) => !one.idSent && one.providerTaskId === null && one.sentAt !== null).length
  for (const { kind, taskId, clientBusinessId } of ledger) {
    const attempt = clientBusinessId === null ? byTask.get(taskId) : byOwnId.get(clientBusinessId)
    if (clientBusinessId === null && !attempt) {
      nobodys -= 1
      if (nobodys < 0) lostIds.push(taskId)
      continue
    }
    if (kind === 'replayed' || !attempt || once.has(attempt.id)) paidTwice.push(`${taskId} ${kind}`)
    if (!attempt) continue
    once.add(attempt.id)
    if (attempt.providerTaskId !== taskId && !isSought(attempt))
      lostIds.push(`${taskId} ${stateOf.get(attempt.generationId)}`)
  }
  return { paidTwice, lostIds }
}

/** A generation has one attempt, and one more for each time that it went from `unconfirmed` back to the queue: by a person's word. */
function withoutConsent(attemptsOf: Map<string, Attempt[]>, story: readonly Entered[]): string[] {
  const statesOf = Map.groupBy(story, (entry) => entry.generationId)
  return [...attemptsOf].flatMap(([id, own]) => {
    const states = statesOf.get(id)?.map((entry) => entry.state) ?? []
    const consents = states.filter((state, i) => state === 'queued' && states[i - 1] === 'unconfirmed')
    return own.length > 1 + consents.length ? `${id} has ${own.length} attempts` : []
  })
}

function illegalEdges(story: readonly Entered[]): string[] {
  const last = new Map<string, State>()
  const illegal: string[] = []
  for (const { generationId, state } of story) {
    const from = last.get(generationId)
    if (from === undefined ? state !== 'queued' : !mayBecome(from, state))
      illegal.push(`${generationId} ${from} ${state}`)
    last.set(generationId, state)
  }
  return illegal
}

/** How s3rver, the S3 server of tests, names the file of an object, and what it writes beside it. */
const OBJECT = '._S3rver_object'
const BESIDE_AN_OBJECT = /\._S3rver_(metadata\.json|object\.md5)$/

async function filesIn(folders: readonly string[]): Promise<string[]> {
  const read = folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
  return (await Promise.all(read))
    .flat()
    .filter((entry) => entry.isFile() && !BESIDE_AN_OBJECT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name.replace(OBJECT, '')))
}

async function judgeFiles(db: Database, { root, temporary }: Evidence['files']) {
  const [kept, stills, found] = await Promise.all([
    db.select().from(clips),
    db.select({ sha256: images.sha256, ext: images.ext }).from(images),
    filesIn(temporary.startsWith(root) ? [root] : [root, temporary]),
  ])
  const temporaryFiles = found.filter((file) => file.endsWith('.part'))
  const named = [
    ...kept.map((clip) => `${clip.sha256}.mp4`),
    ...kept.flatMap((clip) =>
      DERIVED_COLUMNS.flatMap((column) => (clip[column] === null ? [] : [`${clip[column]}.jpg`])),
    ),
    ...stills.map((still) => `${still.sha256}.${still.ext}`),
  ]
  const wanted = new Map(named.map((name) => [path.join(root, name.slice(0, 2), name), name.slice(0, 64)]))
  const spoiltFiles: string[] = []
  for (const [file, sha256] of wanted) {
    const bytes = await readFile(file).catch(() => readFile(`${file}${OBJECT}`).catch(() => null))
    const is = bytes && createHash('sha256').update(bytes).digest('hex')
    if (is !== sha256) spoiltFiles.push(`${file} is ${is ?? 'missing'}`)
  }
  const orphanFiles = found.filter((file) => !wanted.has(file) && !temporaryFiles.includes(file))
  return { spoiltFiles, orphanFiles, temporaryFiles }
}
