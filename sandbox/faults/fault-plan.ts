import * as z from 'zod'

const when = z.enum(['before', 'after']).default('before')

/**
 * What a plan does to one answer. `when` tells whether it happens before or after the request took effect (was accepted, stored);
 * where it is not given, the request takes effect and its real answer is spoilt.
 */
const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delay'), ms: z.number(), when }),
  z.strictObject({ kind: z.literal('reset'), when }),
  z.strictObject({
    kind: z.literal('answer'),
    status: z.number().default(200),
    headers: z.record(z.string(), z.string()).default({}),
    /** A text is sent as it is, anything else as JSON. */
    body: z.unknown().optional(),
    when,
  }),
  z.strictObject({ kind: z.literal('html') }),
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('cut_json') }),
  z.strictObject({
    kind: z.literal('replace'),
    fields: z.record(z.string(), z.unknown()).default({}),
    remove: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('huge'), bytes: z.number().default(50_000_000) }),
  z.strictObject({
    kind: z.literal('trickle'),
    part: z.enum(['headers', 'body']).default('body'),
    everyMs: z.number().default(1000),
  }),
  z.strictObject({ kind: z.literal('short_length') }),
  z.strictObject({ kind: z.literal('chunked_cut') }),
  z.strictObject({ kind: z.literal('reset_midway') }),
  z.strictObject({ kind: z.literal('close_midway') }),
  z.strictObject({ kind: z.literal('brotli') }),
  z.strictObject({ kind: z.literal('no_moov') }),
  z.strictObject({ kind: z.literal('not_video') }),
])
export type Fault = z.infer<typeof faultSchema>

const faultPlanSchema = z.strictObject({
  on: z.enum(['submit', 'status', 'upload', 'file', 'balance', 'pricing']),
  match: z
    .strictObject({
      promptIncludes: z.string().optional(),
      taskId: z.string().optional(),
      clientBusinessId: z.string().optional(),
    })
    .default({}),
  times: z.number().int().min(1).default(1),
  do: faultSchema,
})

export const faultPlansSchema = z.array(faultPlanSchema)
export type FaultPlan = z.infer<typeof faultPlanSchema>
export type FaultPoint = FaultPlan['on']
