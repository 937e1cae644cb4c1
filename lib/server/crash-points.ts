import { subscribe } from 'node:diagnostics_channel'
import * as z from 'zod'

/**
 * The named places where a test lets a process die. The `wire.` ones are seen from outside, through what undici tells of its requests;
 * each other one is a call of `crashPoint` in the step that it is named after.
 */
export const CRASH_POINTS = [
  'submit.claimed',
  'submit.before_sending',
  'submit.sending',
  'wire.connected',
  'wire.body_sent',
  'wire.answer_headers',
  'submit.answered',
  'submit.before_recorded',
  'submit.recorded',
  'submit.before_moved',
  'submit.moved',
  'lookup.answered',
  'lookup.found',
  'poll.claimed',
  'poll.answered',
  'poll.before_moved',
  'save.claimed',
  'wire.file_midway',
  'save.kept',
  'save.before_ready',
  'save.ready',
  'derive.counted',
  'derive.made',
  'derive.stored',
] as const
export type CrashPoint = (typeof CRASH_POINTS)[number]

let armed: CrashPoint | undefined

/** Ends the process here as kill -9 would, if this is the point that the test chose with CRASH_AT; nothing happens otherwise. */
export function crashPoint(point: CrashPoint): void {
  // The signal is delivered before the call returns.
  if (point === armed) process.kill(process.pid, 'SIGKILL')
}

const requestSchema = z.object({ request: z.object({ method: z.string(), path: z.string() }) })

/** Chooses where this process dies. @param point undefined in every real start */
export function armCrashPoint(point: CrashPoint | undefined): void {
  armed = point
  if (!point?.startsWith('wire.')) return
  // Told once the connection stands and before a byte leaves.
  onRequest('undici:client:sendHeaders', 'POST', '/v1/videos/', 'wire.connected')
  onRequest('undici:request:bodySent', 'POST', '/v1/videos/', 'wire.body_sent')
  onRequest('undici:request:headers', 'POST', '/v1/videos/', 'wire.answer_headers')
  onRequest('undici:request:bodyChunkReceived', 'GET', '/files/', 'wire.file_midway')
}

function onRequest(channel: string, method: string, path: string, point: CrashPoint): void {
  subscribe(channel, (message) => {
    const { request } = requestSchema.parse(message)
    if (request.method === method && request.path.startsWith(path)) crashPoint(point)
  })
}
