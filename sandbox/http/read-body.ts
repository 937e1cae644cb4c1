import type { IncomingMessage } from 'node:http'

/** Reads a request's body of at most `limit` bytes; `undefined` when it is longer, the rest being left unread. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
