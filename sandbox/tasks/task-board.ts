import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type GenerationRequest, parseGenerationRequest } from '#sandbox/generation-request'
import { openJsonLines } from './json-lines.ts'
import { openLedger } from './ledger.ts'
import { dueAt, expiresAt, type Outcome, type Pace, type Task } from './task.ts'
import { plannedFailure } from './triggers.ts'

/** A full disk is asked again so often whether it takes how a task ended. In ms. */
const SETTLE_AGAIN_MS = 1_000

type Settled = { taskId: string; outcome: Outcome }

export type TaskBoardOptions = {
  ledgerPath: string
  settledPath: string
  videoPath(taskId: string): string
  pace: Pace
  now(): number
  /** Makes the task's file; rejects with a message for the user when it cannot. */
  render(task: Task): Promise<void>
  onSettled(task: Task, outcome: Outcome): void
  /** Told once when the disk takes nothing, until it does. */
  onUnwritable(error: unknown): void
}

/**
 * All tasks: read back from the ledger at start, ended by the clock, never completed before the file is there.
 * How a task ended is written to a second file, so that it stays ended whatever the pace or the files become later.
 */
export function openTaskBoard(options: TaskBoardOptions) {
  const { now } = options
  const ledger = openLedger(options.ledgerPath)
  const settled = openJsonLines<Settled>(options.settledPath)
  const tasks = new Map<string, Task>()
  const byBusinessId = new Map<string, Task>()
  const timers = new Map<string, NodeJS.Timeout>()
  const rendered = new Map<string, 'done' | { problem: string }>()
  let pace = options.pace
  let closed = false
  let unwritable = false

  function add(task: Task): Task {
    tasks.set(task.id, task)
    if (task.clientBusinessId !== undefined) byBusinessId.set(task.clientBusinessId, task)
    return task
  }

  function outcomeOf(task: Task): Outcome | undefined {
    const failure = plannedFailure(task.request.prompt)
    if (failure) return { status: 'failed', at: now(), ...failure }
    const file = rendered.get(task.id)
    if (file === undefined) return undefined
    return file === 'done'
      ? { status: 'completed', at: now() }
      : { status: 'failed', at: now(), code: 'generation_failed', message: file.problem }
  }

  function settle(task: Task): void {
    if (closed || task.outcome) return
    // A timer may fire a moment before the wall clock says so.
    if (now() < dueAt(task, pace)) {
      schedule(task)
      return
    }
    const outcome = outcomeOf(task)
    if (!outcome) return
    try {
      settled.append({ taskId: task.id, outcome })
      unwritable = false
    } catch (error) {
      if (!unwritable) options.onUnwritable(error)
      unwritable = true
      schedule(task, SETTLE_AGAIN_MS)
      return
    }
    task.outcome = outcome
    clearTimeout(timers.get(task.id))
    timers.delete(task.id)
    options.onSettled(task, outcome)
  }

  function schedule(task: Task, atLeastMs = 0): void {
    clearTimeout(timers.get(task.id))
    if (task.outcome) return
    timers.set(
      task.id,
      setTimeout(() => settle(task), Math.max(atLeastMs, dueAt(task, pace) - now())),
    )
  }

  async function render(task: Task): Promise<void> {
    if (plannedFailure(task.request.prompt)) return
    if (!existsSync(options.videoPath(task.id))) {
      const problem = await options.render(task).then(
        () => undefined,
        (error: Error) => error.message,
      )
      rendered.set(task.id, problem === undefined ? 'done' : { problem })
    } else rendered.set(task.id, 'done')
    settle(task)
  }

  const outcomes = new Map(settled.entries.map((entry) => [entry.taskId, entry.outcome]))
  for (const entry of ledger.entries) {
    const parsed = parseGenerationRequest(JSON.parse(entry.raw))
    if (entry.kind !== 'accepted' || !parsed.ok) continue
    add({
      id: entry.taskId,
      clientBusinessId: entry.clientBusinessId ?? undefined,
      request: parsed.request,
      acceptedAt: entry.time,
      outcome: outcomes.get(entry.taskId),
    })
  }
  for (const task of tasks.values()) {
    schedule(task)
    const wanted = !task.outcome || (task.outcome.status === 'completed' && expiresAt(task.outcome.at) * 1000 > now())
    if (wanted) void render(task)
  }

  return {
    ledger: ledger.entries,
    tasks: () => [...tasks.values()],
    pace: () => pace,

    /** Accepts a request: on disk first, then on the board. A known `client_business_id` answers its task again and charges nothing. */
    accept(request: GenerationRequest, body: Buffer): Task {
      const clientBusinessId = request.client_business_id
      const known = clientBusinessId === undefined ? undefined : byBusinessId.get(clientBusinessId)
      const taskId = known?.id ?? `tsk_vid_${randomBytes(13).toString('hex')}`
      const kind = known ? 'replayed' : 'accepted'
      const entry = ledger.record({ time: now(), kind, taskId, clientBusinessId: clientBusinessId ?? null }, body)
      if (known) return known
      const task = add({ id: taskId, clientBusinessId, request, acceptedAt: entry.time, outcome: undefined })
      schedule(task)
      void render(task)
      return task
    },

    /** Looks a task up by its own id or by the caller's `client_business_id`. */
    find: (id: string) => tasks.get(id) ?? byBusinessId.get(id),

    /** Changes the pace of new and of running tasks. */
    setPace(next: Partial<Pace>): void {
      pace = { ...pace, ...next }
      for (const task of tasks.values()) schedule(task)
    },

    close(): void {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
      ledger.close()
      settled.close()
    },
  }
}

export type TaskBoard = ReturnType<typeof openTaskBoard>
