import { brotliCompressSync } from 'node:zlib'
import type { Answer } from '#sandbox/http/answer'
import type { Fault } from './fault-plan.ts'

const HTML = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>'

/** The bytes of an answer that a fault changes before it is sent; the answer itself when the fault is in the sending. */
export function spoilAnswer(fault: Fault, answer: Answer, body: Buffer): Answer {
  const like = (next: Buffer, headers: Record<string, string> = answer.headers) => ({ ...answer, headers, body: next })
  switch (fault.kind) {
    case 'answer':
      return scripted(fault)
    case 'html':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(HTML) }
    case 'nothing':
      return { status: 200, headers: {}, body: Buffer.alloc(0) }
    case 'cut_json':
    case 'short_length':
      return like(body.subarray(0, body.length >> 1))
    case 'replace':
      return like(replaced(body, fault.fields, fault.remove))
    case 'brotli':
      return like(brotliCompressSync(body.subarray(0, 1 << 20)), { ...answer.headers, 'content-encoding': 'br' })
    case 'no_moov':
      return like(withoutMoov(body))
    case 'not_video':
      return like(Buffer.alloc(body.length, 'This is not a video. '))
    default:
      return like(body)
  }
}

function scripted(fault: Extract<Fault, { kind: 'answer' }>): Answer {
  const text = typeof fault.body === 'string'
  const body = fault.body === undefined ? '' : text ? String(fault.body) : JSON.stringify(fault.body)
  const headers = { 'content-type': text ? 'text/plain; charset=utf-8' : 'application/json', ...fault.headers }
  return { status: fault.status, headers, body: Buffer.from(body) }
}

/** Sets and removes top-level fields. A number that JSON cannot write is given as text: `{ "progress": "NaN" }` is sent bare. */
function replaced(body: Buffer, fields: Record<string, unknown>, remove: readonly string[]): Buffer {
  const value: Record<string, unknown> = { ...JSON.parse(body.toString('utf8')), ...fields }
  for (const field of remove) delete value[field]
  return Buffer.from(JSON.stringify(value).replaceAll('"NaN"', 'NaN'))
}

function withoutMoov(body: Buffer): Buffer {
  const copy = Buffer.from(body)
  const at = copy.indexOf('moov')
  if (at >= 0) copy.write('free', at, 'latin1')
  return copy
}
