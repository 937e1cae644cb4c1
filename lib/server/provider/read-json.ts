import type { Dispatcher } from 'undici'
import type { Unreadable } from './outcomes.ts'

/** Answers of a few hundred bytes are usual; a model list may have some tens of thousands. */
const MAX_BYTES = 1_000_000

export type JsonBody = { readable: true; value: unknown } | { readable: false; reason: Unreadable }

/**
 * Reads an answer's body as JSON, never holding more than 1 MB of it. Encoded bodies are refused unread, since `identity` was
 * asked for and decoders are an attack surface. Every text in the value has passed through `scrub`.
 */
export async function readJson(
  { headers, body }: Pick<Dispatcher.ResponseData, 'headers' | 'body'>,
  scrub: (text: string) => string,
): Promise<JsonBody> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // A body that is given up reports that as an error, and one that nobody hears ends the process.
  body.on('error', () => {})
  if (isEncoded(headers)) {
    body.destroy()
    return { readable: false, reason: 'content_encoding' }
  }
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > MAX_BYTES) return { readable: false, reason: 'too_large' }
      chunks.push(chunk)
    }
  } catch {
    return { readable: false, reason: 'cut' }
  }
  try {
    const text = new TextDecoder().decode(Buffer.concat(chunks))
    return { readable: true, value: JSON.parse(text, (_, value) => (typeof value === 'string' ? scrub(value) : value)) }
  } catch {
    // Besides bad JSON: nesting so deep that the reviver runs out of stack.
    return { readable: false, reason: 'not_json' }
  }
}

/** Whether an answer claims a content coding although `accept-encoding: identity` was sent. */
export function isEncoded(headers: Dispatcher.ResponseData['headers']): boolean {
  const coding = headers['content-encoding']
  return coding !== undefined && coding !== '' && coding !== 'identity'
}
