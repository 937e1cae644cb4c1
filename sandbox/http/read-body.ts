import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body of at most `limit` bytes; `undefined` when it is longer. The rest is then read and dropped,
 * because a client that is still sending would see a broken connection and not the answer.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
  }
  return length <= limit ? Buffer.concat(chunks) : undefined
}
