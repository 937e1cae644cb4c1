import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '#sandbox/http/answer'
import { sendAnswer } from '#sandbox/http/send-answer'
import type { Fault } from './fault-plan.ts'
import { spoilAnswer } from './spoil-answer.ts'

/** Sends an answer the way its fault says. `answer` is the real one, or an empty one when the request was not let through. */
export async function sendSpoilt(
  response: ServerResponse,
  fault: Fault,
  answer: Answer,
  method: string | undefined,
): Promise<void> {
  if (fault.kind === 'reset') return void response.socket?.resetAndDestroy()
  const spoilt = spoilAnswer(fault, answer, await bytesOf(answer))
  const body = await bytesOf(spoilt)
  const half = body.subarray(0, body.length >> 1)
  switch (fault.kind) {
    case 'delay':
      await pause(fault.ms)
      return sendAnswer(response, spoilt, method)
    case 'huge':
      return sendHuge(response, spoilt, fault.bytes)
    case 'trickle':
      return trickle(response, spoilt, body, fault)
    case 'chunked_cut':
      response.writeHead(spoilt.status, { ...spoilt.headers, 'transfer-encoding': 'chunked' })
      return void response.write(half, () => response.socket?.end())
    case 'reset_midway':
      response.writeHead(spoilt.status, { ...spoilt.headers, 'content-length': body.length })
      return void response.write(half, () => response.socket?.resetAndDestroy())
    case 'close_midway':
      response.removeHeader('transfer-encoding')
      response.useChunkedEncodingByDefault = false
      response.writeHead(spoilt.status, { ...spoilt.headers, connection: 'close' })
      return void response.end(half)
    default:
      return sendAnswer(response, spoilt, method)
  }
}

async function bytesOf({ body }: Answer): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body
  return (await readFile(body.path)).subarray(body.start, body.start + body.length)
}

/** Valid JSON headers, then spaces without end, no faster than the reader takes them. */
async function sendHuge(response: ServerResponse, answer: Answer, bytes: number): Promise<void> {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes })
  const chunk = Buffer.alloc(64 * 1024, ' ')
  for (let left = bytes; left > 0 && !response.destroyed; left -= chunk.length) {
    if (!response.write(chunk.subarray(0, Math.min(left, chunk.length)))) await drained(response)
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.once('drain', done).once('close', done)
  })
}

/** One byte at a time, of the header block or of the body, until the reader goes away. */
async function trickle(
  response: ServerResponse,
  answer: Answer,
  body: Buffer,
  fault: Extract<Fault, { kind: 'trickle' }>,
): Promise<void> {
  const { socket } = response
  if (!socket) return
  const headers = Object.entries({ ...answer.headers, 'content-length': body.length, connection: 'close' })
  const head = Buffer.from(`HTTP/1.1 ${answer.status} OK\r\n${headers.map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n`)
  const slow = fault.part === 'headers' ? Buffer.concat([head, body]) : body
  if (fault.part === 'body') socket.write(head)
  for (const byte of slow) {
    if (socket.destroyed) return
    socket.write(Buffer.of(byte))
    await pause(fault.everyMs)
  }
  socket.end()
}
