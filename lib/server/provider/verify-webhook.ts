import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the time in a webhook may be from ours. Source: ToAPIs' webhook page. */
const SKEW_MS = 5 * 60_000

type Signed = {
  secrets: readonly string[]
  /** Asks for a header of the request by its name in lower case. */
  header: (name: string) => string | null
  /** The bytes as they came. */
  body: Uint8Array
  nowMs: number
}

/** What the check found; `id` is the event's, by which a repeated delivery is known. */
export type Verdict = { ok: true; id: string } | { ok: false; reason: 'unsigned' | 'old' | 'forged' }

/**
 * Checks that a webhook comes from the provider and is new: HMAC-SHA256 over `id.timestamp.body` with one of our secrets (two during a
 * rotation), given as `v1=<hex>` once or twice, and a time of at most five minutes from ours. Source: ToAPIs' webhook page.
 */
export function verifyWebhook({ secrets, header, body, nowMs }: Signed): Verdict {
  const id = header('x-toapis-webhook-id') ?? ''
  const timestamp = header('x-toapis-webhook-timestamp') ?? ''
  const signatures = (header('x-toapis-webhook-signature') ?? '')
    .split(',')
    .flatMap((part) => /^v1=([0-9a-f]{64})$/i.exec(part.trim())?.[1] ?? [])
  // Printable ASCII of a length that a database takes gladly.
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || signatures.length === 0)
    return { ok: false, reason: 'unsigned' }
  // A header of 16 kB could hold some two hundred; a rotation needs two.
  const given = signatures.slice(0, 4).map((hex) => Buffer.from(hex, 'hex'))
  const expected = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest(),
  )
  // Every pair is compared, each in constant time, so that the time tells nothing.
  const fits = expected.flatMap((one) => given.map((other) => timingSafeEqual(one, other)))
  if (!fits.includes(true)) return { ok: false, reason: 'forged' }
  if (Math.abs(nowMs - Number(timestamp) * 1000) > SKEW_MS) return { ok: false, reason: 'old' }
  return { ok: true, id }
}
