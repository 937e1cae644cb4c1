import { UPLOAD_MAX_BYTES, type Uploads } from '#sandbox/uploads'
import { type Answer, jsonAnswer } from './answer.ts'
import { readBody } from './read-body.ts'
import { answering, type Call, type Incoming, type Route } from './route.ts'

/** Room for the multipart wrapping around one file. */
const WRAPPING_BYTES = 64 * 1024

/** `POST /v1/uploads/images`: multipart with `file` and perhaps `purpose`; the type is judged by content. */
export function uploadRoute(uploads: Uploads): Route {
  return { method: 'POST', path: /^\/v1\/uploads\/images$/, keyed: true, point: 'upload', read }

  async function read({ request, base }: Incoming): Promise<Call> {
    const body = await readBody(request, UPLOAD_MAX_BYTES + WRAPPING_BYTES)
    if (!body) return answering(() => refused('file is too large: at most 10MB'))
    return answering(() => store(body, request.headers['content-type'] ?? '', base))
  }

  async function store(body: Buffer, contentType: string, base: string): Promise<Answer> {
    const file = await fileOf(body, contentType)
    if (typeof file === 'string') return refused(file)
    const stored = await uploads.store(file)
    if (!stored.ok) return refused(stored.message)
    const { id, name, mimeType, size } = stored.upload
    const data = { id, url: `${base}/files/uploads/${name}`, mime_type: mimeType, size }
    return jsonAnswer(200, { success: true, message: '', data })
  }
}

function refused(message: string): Answer {
  return jsonAnswer(400, { success: false, message })
}

/** The one file of a form, or what is wrong with the form. */
async function fileOf(body: Buffer, contentType: string): Promise<Buffer | string> {
  const response = new Response(Uint8Array.from(body), { headers: { 'content-type': contentType } })
  const form = await response.formData().catch(() => undefined)
  if (!form) return 'the body is not multipart/form-data'
  const stranger = [...form.keys()].find((name) => name !== 'file' && name !== 'purpose')
  if (stranger !== undefined) return `${stranger}: unknown field`
  const files = form.getAll('file')
  const [file] = files
  if (files.length !== 1 || !(file instanceof File)) return 'file: exactly one file is required'
  return Buffer.from(await file.arrayBuffer())
}
