import { createReadStream } from 'node:fs'
import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Answer } from './answer.ts'

/** Sends an answer as it is, with its exact length; the body of a HEAD request is left out. */
export function sendAnswer(response: ServerResponse, answer: Answer, method: string | undefined): void {
  const { status, headers, body } = answer
  response.writeHead(status, STATUS_CODES[status], { ...headers, 'content-length': body.length })
  if (method === 'HEAD') response.end()
  else if (Buffer.isBuffer(body)) response.end(body)
  else if (body.length === 0) response.end()
  else {
    const file = createReadStream(body.path, { start: body.start, end: body.start + body.length - 1 })
    file.on('error', () => response.destroy())
    response.on('close', () => file.destroy())
    file.pipe(response)
  }
}
