import type { IncomingMessage } from 'node:http'
import type { FaultFacts } from '#sandbox/faults/fault-book'
import type { FaultPoint } from '#sandbox/faults/fault-plan'
import type { Answer } from './answer.ts'

/** A request in two steps, so that a fault can strike between reading it and letting it take effect. */
export type Call = { facts: FaultFacts; run(): Promise<Answer> | Answer }

export type Incoming = {
  request: IncomingMessage
  url: URL
  /** Scheme and host that the caller reached us by. */
  base: string
  /** The path's captured parts, percent-decoded. */
  parts: string[]
}

export type Route = {
  method: 'GET' | 'POST' | 'DELETE'
  path: RegExp
  /** Needs a Bearer key. */
  keyed: boolean
  /** Where fault plans find it. */
  point?: FaultPoint
  read(incoming: Incoming): Promise<Call> | Call
}

/** A call that reads nothing and answers at once. */
export function answering(run: Call['run'], facts: FaultFacts = {}): Call {
  return { facts, run }
}
