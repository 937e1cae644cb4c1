import { networkInterfaces } from 'node:os'
import path from 'node:path'
import type * as z from 'zod'
import type { CallBudgets, PollPace } from '#lib/domain/generation/pace'
import { isLoopback } from '#lib/domain/is-loopback'
import { databaseAddress } from '#lib/server/db/database-address'
import { type DatabaseLocation, databaseLocation } from '#lib/server/db/embedded/location'
import type { Checked } from './checked.ts'
import type { CrashPoint } from './crash-points.ts'
import { type MediaStoreConfig, mediaStoreOf } from './media-store-config.ts'
import { Secret } from './secret.ts'
import { SECRET_SETTINGS, settingsSchema } from './settings.ts'
import { type TracingConfig, tracingOf } from './tracing/tracing-config.ts'

type Settings = z.output<typeof settingsSchema>

/** Whom clips are made by, and as whom. */
export type ProviderAccount = {
  /** It is our own, where nothing is charged. Its key is made up, so that the client sends the same headers. */
  sandbox: boolean
  apiKey: Secret
  /** Without a trailing `/` or `/v1`. */
  baseUrl: string
  pace: PollPace
}

/** What tells one provider from another. */
export type ProviderInUse = Pick<ProviderAccount, 'baseUrl' | 'sandbox'>

export type Config = {
  host: string
  port: number
  /** Where people reach the app, without a trailing slash. */
  publicUrl: string
  /** Whether people sign in: as soon as the app is reached from elsewhere, or through a proxy. Otherwise whoever asks is the local owner. */
  signIn: boolean
  /** Reverse proxies before the app, whose last entries in X-Forwarded-For are believed. */
  proxies: number
  /** What a scraper of /api/metrics shows; undefined where none but an owner reads them. */
  metricsToken: Secret | undefined
  /** What sessions are signed and settings encrypted with; undefined where the data folder keeps it. */
  authSecret: Secret | undefined
  /** Whom the environment names. Who is in use may be set in the page: `provider` of lib/server/services tells. */
  accounts: {
    /** With the key of the environment, which comes before one of the page; undefined without. */
    environment: ProviderAccount | undefined
    /** In use while there is no key at all. */
    sandbox: ProviderAccount
    /** What a key of the page is used with, and the address that is offered for it. */
    usual: Pick<ProviderAccount, 'baseUrl' | 'pace'>
  }
  toapis: {
    /** What webhooks may be signed with; none while webhooks are not set up, two during a rotation. */
    webhookSecrets: readonly Secret[]
    /** Whether a submission carries our `client_business_id`. Without it an unclear answer cannot be looked up. */
    sendBusinessId: boolean
    /** Our own limits for all workers together, below the provider's. */
    budgets: CallBudgets
  }
  /** The PostgreSQL in use: the one of DATABASE_URL, or the embedded one. */
  databaseUrl: Secret
  /** Undefined when DATABASE_URL names a server that is not ours to start. */
  embeddedDatabase: DatabaseLocation | undefined
  /** `pool`: connections of each process, where that is not left to us. `listen`: whether LISTEN works there. */
  database: { pool: number | undefined; listen: boolean }
  /** How long a web or worker process that is started by itself takes to end: see `stopLimits`. */
  stop: { drainMs: number; graceMs: number }
  mediaStore: MediaStoreConfig
  dataDir: string
  paths: { media: string; sandbox: string; run: string; journal: string; secret: string }
  /** How long what was deleted can be restored. */
  keepDeletedDays: number
  /**
   * `queueMs`, `runMs`: how long one of its tasks waits and works. `control`: whether its fault switches answer. `clips`: the folder of
   * those that tasks are given instead of new ones.
   */
  sandboxServer: { port: number; queueMs: number; runMs: number; control: boolean; clips: string | undefined }
  tracing: TracingConfig | undefined
  logLevel: Settings['LOG_LEVEL']
  /** Where the worker dies: only ever set by a test. */
  crashAt: CrashPoint | undefined
}

/** Documented pace of ToAPIs: first after 5 s, then every 10 s. The sandbox is ours and quick, so it is asked more often. */
const PACE = { provider: { firstMs: 5000, everyMs: 10_000 }, sandbox: { firstMs: 1000, everyMs: 1500 } } as const

/**
 * Reads all settings from an environment. An empty value counts as unset.
 * @param root folder that a relative DATA_DIR starts from
 * @returns the settings, or one sentence that names the first bad one, its value (unless secret) and what is expected
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  root = process.cwd(),
): Checked<{ config: Config }> {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape).map((name) => [name, env[name]?.trim() || undefined]),
  )
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) return { ok: false, sentence: complaint(given, parsed.error.issues[0]) }
  const settings = parsed.data
  if (settings.TOAPIS_API_KEY === undefined && settings.PORT === settings.SANDBOX_PORT)
    return { ok: false, sentence: `PORT and SANDBOX_PORT are both ${settings.PORT}: give one of them another number.` }
  const media = mediaStoreOf(settings)
  if (!media.ok) return media
  const dataDir = path.resolve(root, settings.DATA_DIR)
  const rest = { ...fromSettings(settings, dataDir, root), mediaStore: media.mediaStore }
  if (settings.DATABASE_URL !== undefined) {
    const address = databaseAddress(settings.DATABASE_URL)
    if (!address.ok) return address
    const database = { databaseUrl: new Secret(address.url), embeddedDatabase: undefined }
    return { ok: true, config: { ...rest, ...database } }
  }
  const found = databaseLocation(path.join(dataDir, 'postgres'))
  if (!found.ok) return found
  const database = { databaseUrl: new Secret(found.location.url), embeddedDatabase: found.location }
  return { ok: true, config: { ...rest, ...database } }
}

function complaint(given: Record<string, string | undefined>, issue: z.core.$ZodIssue | undefined): string {
  const name = String(issue?.path[0])
  const value = SECRET_SETTINGS.has(name) ? 'has a value that cannot be used' : `is "${given[name]}"`
  return `The setting ${name} ${value}; expected: ${issue?.message}.`
}

function fromSettings(
  settings: Settings,
  dataDir: string,
  root: string,
): Omit<Config, 'databaseUrl' | 'embeddedDatabase' | 'mediaStore'> {
  return {
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: withoutSlash(settings.PUBLIC_URL ?? httpAddress(named(settings.HOST), settings.PORT)),
    signIn: isReachedFromElsewhere(settings),
    proxies: settings.TRUST_PROXY,
    metricsToken: settings.METRICS_TOKEN === undefined ? undefined : new Secret(settings.METRICS_TOKEN),
    authSecret: settings.AUTH_SECRET === undefined ? undefined : new Secret(settings.AUTH_SECRET),
    accounts: accountsOf(settings),
    toapis: {
      webhookSecrets: (settings.TOAPIS_WEBHOOK_SECRET ?? []).map((text) => new Secret(text)),
      sendBusinessId: settings.TOAPIS_SEND_BUSINESS_ID,
      budgets: { submit: settings.TOAPIS_SUBMITS_PER_MINUTE, query: settings.TOAPIS_QUERIES_PER_MINUTE },
    },
    dataDir,
    paths: {
      media: path.join(dataDir, 'media'),
      sandbox: path.join(dataDir, 'sandbox'),
      run: path.join(dataDir, 'run'),
      journal: path.join(dataDir, 'journal'),
      secret: path.join(dataDir, 'keys', 'secret'),
    },
    database: { pool: settings.DATABASE_POOL, listen: settings.DATABASE_LISTEN },
    stop: { drainMs: settings.DRAIN_SECONDS * 1000, graceMs: settings.GRACE_SECONDS * 1000 },
    keepDeletedDays: settings.DELETED_KEPT_DAYS,
    sandboxServer: {
      port: settings.SANDBOX_PORT,
      queueMs: settings.SANDBOX_QUEUE_MS,
      runMs: settings.SANDBOX_RUN_MS,
      control: settings.SANDBOX_CONTROL,
      clips: settings.SANDBOX_CLIPS === undefined ? undefined : path.resolve(root, settings.SANDBOX_CLIPS),
    },
    tracing: tracingOf(settings),
    logLevel: settings.LOG_LEVEL,
    crashAt: settings.CRASH_AT,
  }
}

/** Through a proxy also where nobody has said under which name: one that sends its own Host looks like somebody at this machine. */
function isReachedFromElsewhere({ HOST, PUBLIC_URL, TRUST_PROXY }: Settings): boolean {
  return TRUST_PROXY > 0 || !isLoopback(HOST) || !isLoopback(hostOf(PUBLIC_URL ?? httpAddress(HOST, 80)))
}

function accountsOf(settings: Settings): Config['accounts'] {
  const paced = ({ firstMs, everyMs }: PollPace) => ({
    firstMs: settings.POLL_FIRST_MS ?? firstMs,
    everyMs: settings.POLL_EVERY_MS ?? everyMs,
  })
  const usual = { baseUrl: withoutVersion(settings.TOAPIS_BASE_URL), pace: paced(PACE.provider) }
  const key = settings.TOAPIS_API_KEY
  return {
    environment: key === undefined ? undefined : { sandbox: false, apiKey: new Secret(key), ...usual },
    sandbox: {
      sandbox: true,
      apiKey: new Secret('sk-sandbox'),
      baseUrl: httpAddress('127.0.0.1', settings.SANDBOX_PORT),
      pace: paced(PACE.sandbox),
    },
    usual,
  }
}

/** The origin of a server; an IPv6 address goes into brackets. */
export function httpAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

/** All addresses of this machine are none that could be typed: its first one that others may reach stands for them. */
function named(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host
  const outer = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return outer.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}

/** The name in an address; an IPv6 one without its brackets. */
function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
}

/** A base with `/v1` at its end is common in other clients' settings; doubled it is refused by the service. */
export function withoutVersion(url: string): string {
  return withoutSlash(withoutSlash(url).replace(/\/v1$/, ''))
}
