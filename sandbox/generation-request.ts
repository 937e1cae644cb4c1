import * as z from 'zod'

/**
 * What `POST /v1/videos/generations` takes for kling-v3, field by field as its page documents it and nothing else.
 * Written apart from the app's own rules on purpose: the sandbox judges them.
 */

/** Longest image URL in UTF-8 bytes. Source: ToAPIs' private-assets page, the only one that names a limit. */
const URL_MAX_BYTES = 2048

const imageUrl = z.string().check((ctx) => {
  const message = imageUrlProblem(ctx.value)
  if (message) ctx.issues.push({ code: 'custom', input: ctx.value, message })
})

function imageUrlProblem(text: string): string | undefined {
  if (/^data:/i.test(text)) return 'base64 image data is not accepted: upload the image and pass its URL'
  if (Buffer.byteLength(text) > URL_MAX_BYTES) return `must be at most ${URL_MAX_BYTES} bytes`
  const url = URL.parse(text)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return 'must be an http or https URL'
  return url.username || url.password ? 'must not carry credentials' : undefined
}

/** Kling's limit for both texts, in code points. */
const TEXT_MAX = 2500
const text = z.string().refine((value) => [...value].length <= TEXT_MAX, `must be at most ${TEXT_MAX} characters`)

const roleImage = z.strictObject({
  url: imageUrl,
  role: z.enum(['first_frame', 'last_frame', 'reference', 'reference_image']),
})

const schema = z
  .strictObject({
    model: z.string(),
    prompt: text.refine((value) => value.trim() !== '', 'must not be empty'),
    mode: z.enum(['std', 'pro']).default('std'),
    duration: z.literal([5, 10, 15]).default(5),
    aspect_ratio: z.enum(['16:9', '9:16', '1:1']).default('16:9'),
    reference_images: z.array(imageUrl).min(1).optional(),
    image_with_roles: z.array(roleImage).min(1).optional(),
    audio: z.boolean().default(false),
    metadata: z.strictObject({ negative_prompt: text.optional(), watermark: z.boolean().optional() }).optional(),
    client_business_id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 _ -')
      .optional(),
  })
  .check((ctx) => {
    const { duration, reference_images: references, image_with_roles: images = [] } = ctx.value
    const refuse = (path: string, message: string) =>
      ctx.issues.push({ code: 'custom', input: ctx.value, path: [path], message })
    const count = (role: string) => images.filter((image) => image.role === role).length
    if (count('first_frame') > 1 || count('last_frame') > 1)
      refuse('image_with_roles', 'at most one frame of each role')
    if (count('last_frame') > 0 && count('first_frame') === 0) {
      refuse('image_with_roles', 'last_frame needs a first_frame')
    }
    if (duration === 15 && (references || images.length > 0)) {
      refuse('duration', '15 is for text to video only: at most 10 with images')
    }
  })

export type GenerationRequest = z.infer<typeof schema>

/** Parses a request's JSON, or says what is wrong in one sentence that names the field. */
export function parseGenerationRequest(
  json: unknown,
): { ok: true; request: GenerationRequest } | { ok: false; message: string } {
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, request: parsed.data }
  return { ok: false, message: parsed.error.issues.map(sentence).join('; ') }
}

function sentence(issue: z.core.$ZodIssue): string {
  const field = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return `${field || 'body'}: ${issue.message}`
  return issue.keys.map((key) => `${field ? `${field}.` : ''}${key}: unknown parameter`).join('; ')
}

/** Every image of a request in the order of its fields, with the path that an error names. */
export function imagesOf(request: GenerationRequest): { path: string; url: string; role: string }[] {
  const references = (request.reference_images ?? []).map((url, index) => ({
    path: `reference_images.${index}`,
    url,
    role: 'reference',
  }))
  const withRoles = (request.image_with_roles ?? []).map(({ url, role }, index) => ({
    path: `image_with_roles.${index}.url`,
    url,
    role: role === 'reference_image' ? 'reference' : role,
  }))
  return [...references, ...withRoles]
}
