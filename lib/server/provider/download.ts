import { setTimeout as pause } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { isLoopback } from '#lib/domain/is-loopback'
import { startDeadline } from './deadline.ts'
import { urlOf } from './json-fields.ts'
import type { DownloadOutcome } from './outcomes.ts'
import { isLoopbackAddress, isPublicAddress } from './public-address.ts'
import { goesOn, type Part, receive, type Sink } from './receive.ts'
import { retryAfterMs } from './retry-after.ts'
import { silenceOf } from './silence.ts'
import { openSingleUseClient } from './single-use-client.ts'
import type { Timeouts } from './timeouts.ts'

const MAX_REDIRECTS = 3

/** Ours, against a body without end: a 1080P clip of 15 s has about 40 MB. */
const MAX_BYTES = 1_000_000_000

/** A line that is cut again and again must bring this much in between, or it is given up after so many tries. */
const ENOUGH_BYTES = 65_536
const VAIN_TRIES = 3

export type DownloadOptions = { /** 1 GB unless given. */ maxBytes?: number; signal?: AbortSignal | undefined }

type Result = { outcome: DownloadOutcome; httpStatus: number | null }
type Hop = Result | { redirect: string; httpStatus: number }
type Context = { baseUrl: string; timeouts: Timeouts }

/**
 * Brings a result to the sink, piece by piece and waiting for each write. Where the line is cut it goes on from there, if the server tells
 * that it is the same file. The address comes from outside: only http(s) to public
 * addresses is followed, redirects by hand and judged anew each, and the key is never sent.
 * Loopback is allowed only when the API itself is there, which is the sandbox.
 * @throws what `sink.write` throws, as it is: a full disk is not the provider's doing
 */
export async function download(
  context: Context,
  url: string,
  sink: Sink,
  options: DownloadOptions = {},
): Promise<Result> {
  const deadline = startDeadline(context.timeouts.downloadMs, options.signal)
  const part: Part = { bytes: 0, length: null, etag: null }
  try {
    for (let vain = 0; ; ) {
      const before = part.bytes
      const result = await follow(context, url, sink, part, { ...options, deadline: deadline.signal })
      vain = part.bytes - before < ENOUGH_BYTES ? vain + 1 : 0
      const isCut =
        result.outcome.kind === 'interrupted' && part.bytes > 0 && part.length !== null && part.etag !== null
      if (!isCut || vain === VAIN_TRIES || deadline.signal.aborted) return result
      await pause(context.timeouts.resumeMs, undefined, { signal: deadline.signal }).catch(() => {})
    }
  } finally {
    deadline.end()
  }
}

type VisitOptions = DownloadOptions & { deadline: AbortSignal }

async function follow(context: Context, url: string, sink: Sink, part: Part, options: VisitOptions): Promise<Result> {
  let next = url
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const result = await visit(context, next, sink, part, options)
    if ('outcome' in result) return result
    next = URL.parse(result.redirect, next)?.href ?? ''
  }
  return { outcome: { kind: 'refused', reason: 'too_many_redirects' }, httpStatus: null }
}

async function visit(
  { baseUrl, timeouts }: Context,
  address: string,
  sink: Sink,
  part: Part,
  options: VisitOptions,
): Promise<Hop> {
  const safe = urlOf(address)
  if (safe === null) return { outcome: { kind: 'refused', reason: 'bad_url' }, httpStatus: null }
  const url = new URL(safe)
  const home = isLoopback(new URL(baseUrl).hostname)
  const once = openSingleUseClient(url.origin, {
    connectMs: timeouts.connectMs,
    signal: options.deadline,
    mayDial: (ip) => isPublicAddress(ip) || (home && isLoopbackAddress(ip)),
  })
  try {
    const response = await once.client
      .request({
        path: url.pathname + url.search,
        method: 'GET',
        headers: {
          accept: 'video/mp4, video/*;q=0.9, */*;q=0.1',
          'accept-encoding': 'identity',
          'user-agent': 'inbetween',
          ...(part.bytes > 0 && { range: `bytes=${part.bytes}-`, 'if-range': part.etag ?? '' }),
        },
        signal: options.deadline,
        headersTimeout: timeouts.headersMs,
        bodyTimeout: timeouts.idleMs,
      })
      .catch((error: unknown) => ({ error }))
    if (!('error' in response)) {
      // A body that is given up reports that as an error, and one that nobody hears ends the process.
      response.body.on('error', () => {})
      const hop = readHead(response, part)
      if (hop !== null) return hop
      const outcome = await receive(response, sink, part, { maxBytes: MAX_BYTES, ...options, timeouts })
      return { outcome, httpStatus: response.statusCode }
    }
    if (once.passage.addressRefused)
      return { outcome: { kind: 'refused', reason: 'private_address' }, httpStatus: null }
    const stopped = options.signal?.aborted ? 'aborted' : 'timeout'
    const reason = options.deadline.aborted ? stopped : silenceOf(response.error)
    return { outcome: { kind: 'interrupted', reason }, httpStatus: null }
  } finally {
    await once.close()
  }
}

/** What status and headers alone decide; null when the body is to be read. */
function readHead(response: Dispatcher.ResponseData, part: Part): Hop | null {
  const { statusCode: httpStatus, headers } = response
  const { location } = headers
  if ([301, 302, 303, 307, 308].includes(httpStatus) && typeof location === 'string')
    return { redirect: location, httpStatus }
  if ([403, 404, 410].includes(httpStatus)) return { outcome: { kind: 'gone', httpStatus }, httpStatus }
  if (part.bytes > 0 && [200, 206].includes(httpStatus)) {
    if (httpStatus === 206 && goesOn(response, part)) return null
    // It is another file now, or comes as a whole: the next try begins anew.
    part.etag = null
    return { outcome: { kind: 'interrupted', reason: 'cut' }, httpStatus }
  }
  if (httpStatus === 200) return null
  const pause = retryAfterMs(headers['retry-after'], Date.now())
  return { outcome: { kind: 'interrupted', reason: `http_${httpStatus}`, retryAfterMs: pause }, httpStatus }
}
