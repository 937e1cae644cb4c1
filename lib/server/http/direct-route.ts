import type { IncomingMessage, ServerResponse } from 'node:http'

/** Something that the listener answers itself, before Next is asked. */
export type DirectRoute = {
  /** `path` is the request's own, undecoded and without its query. */
  match: (path: string) => boolean
  /** Ends the response. What it throws becomes a 500. */
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
}
