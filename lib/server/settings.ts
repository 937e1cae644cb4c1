import { isIP } from 'node:net'
import * as z from 'zod'
import { isLoopback } from '#lib/domain/is-loopback'
import { isOriginOrVersion } from '#lib/domain/provider-key'
import { CRASH_POINTS } from './crash-points.ts'
import { areHeaders } from './tracing/tracing-config.ts'

/** A setting that cannot be used says what is expected; the sentence around it is made by `readConfig`. */
const expected = (words: string) => ({ error: () => words })

const wholeNumber = (min: number, max: number, unit = '') => {
  const words = expected(`a whole number from ${min} to ${max}${unit}`)
  return z
    .string()
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .pipe(z.number().min(min, words).max(max, words))
}

const milliseconds = wholeNumber(0, 3_600_000, ' (milliseconds)')

const httpUrl = z.string().refine((text) => {
  const url = URL.parse(text)
  return (
    (url?.protocol === 'http:' || url?.protocol === 'https:') &&
    url.username === '' &&
    url.search === '' &&
    url.hash === ''
  )
}, expected('an address that begins with https:// or http://, without user name or query'))

const apiUrl = httpUrl.refine((text) => {
  const url = URL.parse(text)
  return url !== null && isOriginOrVersion(url)
}, expected('an address such as https://toapis.com, without a path (/v1 may stand behind it)'))

const onOff = z.enum(['0', '1'], expected('1 (on) or 0 (off)')).transform((text) => text === '1')

const secret = z.string().regex(/^[\x21-\x7e]+$/, expected('printable ASCII characters without a space'))

/** Names of the settings whose value is never repeated, not even to say that it is wrong. */
export const SECRET_SETTINGS: ReadonlySet<string> = new Set([
  'TOAPIS_API_KEY',
  'TOAPIS_WEBHOOK_SECRET',
  'DATABASE_URL',
  'AUTH_SECRET',
  'METRICS_TOKEN',
  'S3_SECRET_ACCESS_KEY',
  'OTEL_EXPORTER_OTLP_HEADERS',
])

/** Each setting as it stands in the environment, its form and its default. `.env.example` says what each is for. */
export const settingsSchema = z.object({
  TOAPIS_API_KEY: secret.optional(),
  TOAPIS_BASE_URL: apiUrl.default('https://toapis.com'),
  TOAPIS_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]+$/, expected('one secret, or two with a comma between them, without a space'))
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .optional(),
  TOAPIS_SEND_BUSINESS_ID: onOff.default(true),
  TOAPIS_SUBMITS_PER_MINUTE: wholeNumber(1, 100_000).default(240),
  TOAPIS_QUERIES_PER_MINUTE: wholeNumber(1, 1_000_000).default(2400),
  HOST: z
    .string()
    .refine(
      (text) => isLoopback(text) || isIP(text) !== 0,
      expected(
        'an address of this machine, such as 127.0.0.1 (this machine alone) or 0.0.0.0 (everybody who can reach it)',
      ),
    )
    .default('127.0.0.1'),
  TRUST_PROXY: wholeNumber(0, 10, ' (proxies)').default(0),
  PORT: wholeNumber(1, 65_535).default(3000),
  PUBLIC_URL: httpUrl.optional(),
  AUTH_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, expected('at least 32 printable ASCII characters without a space'))
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, expected('an address that begins with postgres://'))
    .optional(),
  DATABASE_POOL: wholeNumber(2, 500, ' (connections)').optional(),
  DATABASE_LISTEN: onOff.default(true),
  DRAIN_SECONDS: wholeNumber(0, 300, ' (seconds)').default(5),
  GRACE_SECONDS: wholeNumber(0, 3600, ' (seconds)').default(30),
  MEDIA_STORE: z.enum(['disk', 's3'], expected('disk or s3')).optional(),
  MEDIA_SENDFILE: z
    .string()
    .regex(
      /^(?:x-sendfile|x-accel-redirect:\/(?:[\w-]+\/)+)$/,
      expected('x-accel-redirect:/protected-media/ (with the path of an internal location), or x-sendfile'),
    )
    .optional(),
  S3_ENDPOINT: httpUrl.optional(),
  S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      expected('the name of a bucket: 3 to 63 small letters, digits, dots and hyphens'),
    )
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/i, expected('the name of a region, such as eu-central-1'))
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: secret.optional(),
  S3_SECRET_ACCESS_KEY: secret.optional(),
  S3_PATH_STYLE: onOff.default(true),
  S3_DELIVERY: z
    .enum(
      ['redirect', 'proxy'],
      expected('redirect (browsers fetch media from the store) or proxy (the app passes them on)'),
    )
    .default('redirect'),
  S3_PUBLIC_ENDPOINT: httpUrl.optional(),
  POLL_FIRST_MS: milliseconds.optional(),
  POLL_EVERY_MS: milliseconds.optional(),
  DELETED_KEPT_DAYS: wholeNumber(0, 3650, ' (days)').default(30),
  SANDBOX_PORT: wholeNumber(1, 65_535).default(3900),
  SANDBOX_QUEUE_MS: milliseconds.default(1000),
  SANDBOX_RUN_MS: milliseconds.default(6000),
  SANDBOX_CONTROL: onOff.default(false),
  SANDBOX_CLIPS: z.string().optional(),
  /** For tests alone, and therefore not in .env.example: where a worker dies as by kill -9. See docs/reliability.md. */
  CRASH_AT: z.enum(CRASH_POINTS, expected('one of the crash points of lib/server/crash-points.ts')).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, expected('at least 16 printable ASCII characters without a space'))
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .refine(
      areHeaders,
      expected('headers such as api-key=secret, with a comma between two, their values percent-encoded'),
    )
    .optional(),
  OTEL_SERVICE_NAME: z.string().default('inbetween'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], expected('trace, debug, info, warn, error or silent'))
    .default('info'),
})
