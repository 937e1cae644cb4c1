import { sql } from 'drizzle-orm'
import type { Pause } from '#lib/domain/generation/generation'
import type { PauseReason } from '#lib/domain/recipe/problems'
import type { Database } from '#lib/server/db/database'
import { readGate } from '#lib/server/generations/steps/submit-gate'

/** Something that wants somebody to act, in words for whoever runs the server. `since`: ISO 8601, where it is known. */
export type HealthProblem = { problem: string; since: string | null; count?: number; todo: string }

/** A step that is due is taken within seconds; the sweep finds what was missed within five. */
const LATE_MS = 60_000
/** A clip is saved within minutes of being done, and its link lives for a day. */
const UNSAVED_MS = 15 * 60_000
/** By then a look-up has mostly found what became of it. */
const UNCONFIRMED_MS = 60 * 60_000

const PAUSED: Record<PauseReason, string> = {
  unauthorized:
    'The provider refuses the key: set one that works on the settings page; where TOAPIS_API_KEY is set, there, and start again.',
  quota: 'The balance is used up: top it up at ToAPIs. Submitting goes on by itself within minutes.',
  forbidden: 'The provider refuses this account: ask ToAPIs why. Submitting goes on by itself once it does not.',
  store:
    'The media store takes no files: free some space, or mend its key or the way there. Paid clips wait for it, and their links die after a day.',
}

export const DATABASE_AWAY = 'Start PostgreSQL, or mend DATABASE_URL and the way there. Everything goes on by itself.'

type Facts = {
  workers: number
  worker_seen: string | null
  late: number
  late_since: string | null
  unsaved: number
  unsaved_since: string | null
  unconfirmed: number
  unconfirmed_since: string | null
  missing: number
  missing_since: string | null
}

/** What is wrong with the installation, the worst first; empty where all is well. Reads a handful of rows, and only what is under way. */
export async function healthProblems(db: Database): Promise<HealthProblem[]> {
  const { rows } = await db.execute<Facts>(sql`
    select workers, worker_seen, late, late_since, unsaved, unsaved_since, unconfirmed,
      unconfirmed_since, missing, missing_since
    from (select count(*) filter (where at > now() - interval '1 minute')::int as workers, max(at) as worker_seen
        from process_metrics where process like 'worker %') w,
      (select count(*) filter (where due_at < ${ago(LATE_MS)})::int as late, min(due_at) as late_since,
        count(*) filter (where state = 'saving' and state_since < ${ago(UNSAVED_MS)})::int as unsaved,
        min(state_since) filter (where state = 'saving') as unsaved_since,
        count(*) filter (where state = 'unconfirmed' and state_since < ${ago(UNCONFIRMED_MS)})::int as unconfirmed,
        min(state_since) filter (where state = 'unconfirmed') as unconfirmed_since
        from generations where due_at is not null) u,
      (select count(*)::int as missing, min(found_at) as missing_since from media_findings where kind = 'missing') m`)
  const [facts] = rows
  const { pause } = await readGate(db)
  return facts ? problemsIn(facts, pause) : []
}

function problemsIn(facts: Facts, pause: Pause | null): HealthProblem[] {
  const { workers, worker_seen, late, unsaved, unconfirmed, missing } = facts
  const found: HealthProblem[] = []
  const tell = (is: boolean, problem: string, since: string | null, todo: string, count?: number) => {
    if (is) found.push({ problem, since: iso(since), ...(count !== undefined && { count }), todo })
  }
  tell(workers === 0, 'no_worker', worker_seen, 'Start a worker: nothing is submitted, polled or saved without one.')
  const save =
    'Look at the log for "clip not saved": mostly the disk is full or the store is away. The links die after a day.'
  tell(unsaved > 0, 'clips_not_saved', facts.unsaved_since, save, unsaved)
  if (pause) tell(true, `submitting_paused_${pause.reason}`, new Date(pause.since).toISOString(), PAUSED[pause.reason])
  const lost =
    'Bring the files back from a backup. What is missing is listed under Settings; a provider link that lives is used by itself.'
  tell(missing > 0, 'media_missing', facts.missing_since, lost, missing)
  const stuck =
    'Look at these on the wall (show=at-risk): a person can name the task, or send it again knowing that it may be charged twice.'
  tell(unconfirmed > 0, 'unconfirmed', facts.unconfirmed_since, stuck, unconfirmed)
  const behind = 'Add a worker, or look at the log of those that run: steps wait longer than a minute.'
  tell(late > 0 && pause === null, 'queue_late', facts.late_since, behind, late)
  return found
}

const ago = (ms: number) => sql`now() - make_interval(secs => ${ms / 1000}::float8)`
const iso = (time: string | null) => (time === null ? null : new Date(time).toISOString())
