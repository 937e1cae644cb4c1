/**
 * How a process ends that is told to. `drainMs`: it goes on as before and only says that it is not ready, until whoever sends it work has noticed.
 * `graceMs`: after that what is under way may end.
 */
export type StopLimits = { drainMs: number; graceMs: number }

/** Below what the supervisor and a dead parent leave (10 s, 5 s); nobody there chooses between processes, so there is nothing to wait for. */
const BELOW_SUPERVISOR = { web: { drainMs: 0, graceMs: 5_000 }, worker: { drainMs: 0, graceMs: 10_000 } }

/** The limits of this process: the settings' where it was started by itself. */
export function stopLimits(role: 'web' | 'worker', settings: StopLimits): StopLimits {
  return process.channel ? BELOW_SUPERVISOR[role] : settings
}
