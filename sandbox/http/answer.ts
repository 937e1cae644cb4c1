/** A whole answer, not yet sent: so that a scripted fault can spoil it first. A file is sent by range and never held in memory. */
export type Answer = {
  status: number
  headers: Record<string, string>
  body: Buffer | { path: string; start: number; length: number }
}

/** An answer with a value as JSON. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(JSON.stringify(value)),
  }
}

const ERROR_TYPES = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  404: 'not_found_error',
  405: 'invalid_request_error',
  413: 'invalid_request_error',
  422: 'invalid_request_error',
  500: 'server_error',
} as const

/** ToAPIs' main error shape. `code` is a number in its 401 and task 404 samples and a word everywhere else; so it is here. */
export function errorAnswer(status: keyof typeof ERROR_TYPES, code: string | number, message: string): Answer {
  return jsonAnswer(status, { error: { code, message, type: ERROR_TYPES[status] } })
}
