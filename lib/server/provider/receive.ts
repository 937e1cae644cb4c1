import type { Dispatcher } from 'undici'
import type { DownloadOutcome } from './outcomes.ts'
import { isEncoded } from './read-json.ts'
import { silenceOf } from './silence.ts'
import type { Timeouts } from './timeouts.ts'

/** Where a clip goes. Each write is awaited before more is read, so memory stays flat. */
export type Sink = { write(chunk: Uint8Array): Promise<void> }

/**
 * What of a file is in the sink already, and what tells that it is still the same file: its length and a strong `ETag`, or null where there
 * is none. Source: RFC 9110, 13.1.5 (`If-Range`).
 */
export type Part = { bytes: number; length: number | null; etag: string | null }

type Options = { maxBytes: number; timeouts: Timeouts; deadline: AbortSignal; signal?: AbortSignal | undefined }

/** Pages and error documents that a storage answers with 200 once a link is dead. Unknown types pass: the file itself is checked later. */
const NOT_VIDEO = /^(?:text\/html|application\/xhtml|image\/)|[/+](?:json|xml)\b/i

/**
 * Streams the body of a 200 answer, or of a 206 that goes on where `part` ends, to the sink, within size, rate and time.
 * @param part is told what came
 * @throws only what the sink throws
 */
export async function receive(
  { headers, body }: Dispatcher.ResponseData,
  sink: Sink,
  part: Part,
  { maxBytes, timeouts, deadline, signal }: Options,
): Promise<DownloadOutcome> {
  const contentLength = lengthOf(headers['content-length'])
  const contentType = String(headers['content-type'] ?? '').slice(0, 100)
  if (isEncoded(headers)) return { kind: 'refused', reason: 'content_encoding' }
  if (NOT_VIDEO.test(contentType)) return { kind: 'not_video', contentType }
  if (part.bytes === 0) Object.assign(part, { length: contentLength, etag: strongTag(headers.etag) })
  if (part.length !== null && part.length > maxBytes) return { kind: 'refused', reason: 'too_large' }

  let inWindow = 0
  let writing = false
  let tooSlow = false
  let sinkFailed = false
  const meter = setInterval(() => {
    // While the sink is busy, the server is not the slow one.
    tooSlow = !writing && inWindow * 1000 < timeouts.minBytesPerSecond * timeouts.rateWindowMs
    inWindow = 0
    if (tooSlow) body.destroy(new Error('too slow'))
  }, timeouts.rateWindowMs)

  try {
    for await (const chunk of body) {
      inWindow += chunk.length
      if (part.bytes + chunk.length > maxBytes) return { kind: 'refused', reason: 'too_large' }
      writing = true
      sinkFailed = true
      await sink.write(chunk)
      part.bytes += chunk.length
      sinkFailed = false
      writing = false
    }
  } catch (error) {
    if (sinkFailed) throw error
    if (tooSlow) return { kind: 'interrupted', reason: 'too_slow' }
    if (deadline.aborted) return { kind: 'interrupted', reason: signal?.aborted ? 'aborted' : 'timeout' }
    const reason = silenceOf(error)
    return { kind: 'interrupted', reason: reason === 'timeout' ? 'timeout' : 'cut' }
  } finally {
    clearInterval(meter)
  }
  return part.length !== null && part.length !== part.bytes
    ? { kind: 'interrupted', reason: 'cut' }
    : { kind: 'done', bytes: part.bytes, contentLength: part.length }
}

/** Whether a 206 goes on exactly where a part ends, and with the same file. */
export function goesOn({ headers }: Dispatcher.ResponseData, { bytes, length, etag }: Part): boolean {
  const [, from, to, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(headers['content-range'])) ?? []
  return (
    Number(from) === bytes &&
    Number(size) === length &&
    Number(to) === Number(size) - 1 &&
    etag !== null &&
    (headers.etag === undefined || headers.etag === etag)
  )
}

/** A validator that tells one file from another byte by byte; a weak one does not. */
function strongTag(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && /^"[\x21\x23-\x7e]{1,200}"$/.test(header) ? header : null
}

function lengthOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null
}
