import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor } from '#lib/domain/team/roles'

/** Who sent the request, or null. Asked when it is called, and cheap. */
export type Asker = () => Promise<Actor | null>

/** Something that the listener answers itself, before Next is asked. */
export type DirectRoute = {
  /** `path` is the request's own, undecoded and without its query. */
  match: (path: string) => boolean
  /** Answers people who are not signed in too, and asks itself who may see what. */
  open?: true
  /** Ends the response. What it throws becomes a 500. */
  handle: (request: IncomingMessage, response: ServerResponse, asker: Asker) => void | Promise<void>
}
