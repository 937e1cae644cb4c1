import type { Dispatcher } from 'undici'
import type { DownloadOutcome } from './outcomes.ts'
import { isEncoded } from './read-json.ts'
import { silenceOf } from './silence.ts'
import type { Timeouts } from './timeouts.ts'

/** Where a clip goes. Each write is awaited before more is read, so memory stays flat. */
export type Sink = { write(chunk: Uint8Array): Promise<void> }

type Options = { maxBytes: number; timeouts: Timeouts; deadline: AbortSignal; signal?: AbortSignal | undefined }

/** Pages and error documents that a storage answers with 200 once a link is dead. Unknown types pass: the file itself is checked later. */
const NOT_VIDEO = /^(?:text\/html|application\/xhtml|image\/)|[/+](?:json|xml)\b/i

/** Streams the body of a 200 answer to the sink, within size, rate and time. Throws only what the sink throws. */
export async function receive(
  { headers, body }: Dispatcher.ResponseData,
  sink: Sink,
  { maxBytes, timeouts, deadline, signal }: Options,
): Promise<DownloadOutcome> {
  const contentLength = lengthOf(headers['content-length'])
  const contentType = String(headers['content-type'] ?? '').slice(0, 100)
  if (isEncoded(headers)) return { kind: 'refused', reason: 'content_encoding' }
  if (NOT_VIDEO.test(contentType)) return { kind: 'not_video', contentType }
  if (contentLength !== null && contentLength > maxBytes) return { kind: 'refused', reason: 'too_large' }

  let bytes = 0
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
      bytes += chunk.length
      inWindow += chunk.length
      if (bytes > maxBytes) return { kind: 'refused', reason: 'too_large' }
      writing = true
      sinkFailed = true
      await sink.write(chunk)
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
  return contentLength !== null && contentLength !== bytes
    ? { kind: 'interrupted', reason: 'cut' }
    : { kind: 'done', bytes, contentLength }
}

function lengthOf(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null
}
