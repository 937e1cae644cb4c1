import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const read = (env: Record<string, string>) => {
  const result = readConfig(env, '/srv/app')
  if (!result.ok) throw new Error(result.sentence)
  return result.config
}

describe('readConfig', () => {
  it('needs no setting at all', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      accounts: { environment: undefined, sandbox: { pace: { firstMs: 1000, everyMs: 1500 } } },
      embeddedDatabase: { home: '/srv/app/data/postgres' },
      dataDir: '/srv/app/data',
      paths: { media: '/srv/app/data/media' },
      sandboxServer: { port: 3900, queueMs: 1000, runMs: 6000, control: false },
    })
  })

  it('goes at the documented pace with a key, unless told', () => {
    const paceOf = (env: Record<string, string>) => read(env).accounts.environment?.pace
    expect(paceOf({ TOAPIS_API_KEY: 'sk-1' })).toEqual({ firstMs: 5000, everyMs: 10_000 })
    expect(paceOf({ TOAPIS_API_KEY: 'sk-1', POLL_FIRST_MS: '300' })).toEqual({ firstMs: 300, everyMs: 10_000 })
    expect(read({ POLL_EVERY_MS: '70' }).accounts.usual.pace).toEqual({ firstMs: 5000, everyMs: 70 })
  })

  it('never calls the real service without a key', () => {
    const { accounts } = read({ TOAPIS_BASE_URL: 'https://toapis.cn', SANDBOX_PORT: '4000' })
    expect(accounts.environment).toBeUndefined()
    expect(accounts.sandbox).toMatchObject({ sandbox: true, baseUrl: 'http://127.0.0.1:4000' })
    expect(accounts.usual.baseUrl).toBe('https://toapis.cn')
  })

  it.each(['https://toapis.cn', 'https://toapis.cn/', 'https://toapis.cn/v1', 'https://toapis.cn/v1/'])(
    'takes %s as the same base',
    (TOAPIS_BASE_URL) => {
      expect(read({ TOAPIS_API_KEY: 'sk-1', TOAPIS_BASE_URL }).accounts.environment).toMatchObject({
        sandbox: false,
        baseUrl: 'https://toapis.cn',
      })
    },
  )

  it('takes two webhook secrets during a rotation', () => {
    const { webhookSecrets } = read({ TOAPIS_WEBHOOK_SECRET: 'old-one,new-one' }).toapis
    expect(webhookSecrets.map((secret) => secret.reveal())).toEqual(['old-one', 'new-one'])
    expect(read({}).toapis.webhookSecrets).toEqual([])
  })

  it('takes an empty value as unset', () => {
    expect(read({ TOAPIS_API_KEY: '', PORT: ' ' })).toMatchObject({ accounts: { environment: undefined }, port: 3000 })
  })

  it.each([
    ['PORT', 'abc', 'The setting PORT is "abc"; expected: a whole number from 1 to 65535.'],
    ['PORT', '70000', 'The setting PORT is "70000"; expected: a whole number from 1 to 65535.'],
    ['SANDBOX_RUN_MS', '1.5', 'SANDBOX_RUN_MS is "1.5"; expected: a whole number from 0 to 3600000 (milliseconds).'],
    [
      'TOAPIS_BASE_URL',
      'toapis.com',
      'TOAPIS_BASE_URL is "toapis.com"; expected: an address that begins with https://',
    ],
    [
      'TOAPIS_BASE_URL',
      'https://gateway.example/toapis/v1',
      'TOAPIS_BASE_URL is "https://gateway.example/toapis/v1"; expected: an address such as https://toapis.com, without a path',
    ],
    ['HOST', 'studio.lan', 'HOST is "studio.lan"; expected: an address of this machine, such as 127.0.0.1'],
    ['TRUST_PROXY', 'yes', 'TRUST_PROXY is "yes"; expected: a whole number from 0 to 10 (proxies).'],
    ['PORT', '3900', 'PORT and SANDBOX_PORT are both 3900: give one of them another number.'],
    ['SANDBOX_CONTROL', 'yes', 'SANDBOX_CONTROL is "yes"; expected: 1 (on) or 0 (off).'],
    ['MEDIA_SENDFILE', 'x-accel-redirect', 'MEDIA_SENDFILE is "x-accel-redirect"; expected: x-accel-redirect:/'],
    ['S3_BUCKET', 'Clips', 'S3_BUCKET is "Clips"; expected: the name of a bucket'],
    ['S3_DELIVERY', 'mail', 'S3_DELIVERY is "mail"; expected: redirect (browsers fetch media from the store) or proxy'],
    [
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'collector:4318',
      'OTEL_EXPORTER_OTLP_ENDPOINT is "collector:4318"; expected: an address that begins with https://',
    ],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; expected: trace, debug, info, warn, error or silent.'],
  ])('refuses %s=%s in one sentence', (name, value, sentence) => {
    expect(readConfig({ [name]: value })).toEqual({ ok: false, sentence: expect.stringContaining(sentence) })
  })

  const S3 = {
    S3_ENDPOINT: 'https://s3.example',
    S3_BUCKET: 'clips',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'hush',
  }

  it('keeps media on the disk, and on S3 once a bucket is named, unless told', () => {
    expect(read({}).mediaStore).toEqual({ use: 'disk', s3: undefined })
    const { use, s3 } = read(S3).mediaStore
    expect(use).toBe('s3')
    const both = { endpoint: 'https://s3.example', publicEndpoint: 'https://s3.example' }
    expect(s3).toMatchObject({ ...both, bucket: 'clips', region: 'us-east-1', accessKeyId: 'id', pathStyle: true })
    expect(s3?.secretAccessKey.reveal()).toBe('hush')
    expect(read({ ...S3, MEDIA_STORE: 'disk' }).mediaStore).toMatchObject({ use: 'disk', s3: { bucket: 'clips' } })
  })

  it('lets a proxy send files of the disk, and none of S3', () => {
    const sendfile = (MEDIA_SENDFILE: string) => read({ MEDIA_SENDFILE }).mediaStore.sendfile
    expect(sendfile('x-sendfile')).toEqual({ header: 'X-Sendfile' })
    expect(sendfile('x-accel-redirect:/a/b/')).toEqual({ header: 'X-Accel-Redirect', prefix: '/a/b/' })
    expect(read({ ...S3, MEDIA_STORE: 'disk', MEDIA_SENDFILE: 'x-sendfile' }).mediaStore.sendfile).toBeDefined()
    const sentence = 'MEDIA_SENDFILE is for media on the disk, and these are on S3: take it away.'
    expect(readConfig({ ...S3, MEDIA_SENDFILE: 'x-sendfile' })).toEqual({ ok: false, sentence })
  })

  it('sends browsers to the store under the name that they know, or nowhere', () => {
    const publicEndpoint = (more: Record<string, string>) => read({ ...S3, ...more }).mediaStore.s3?.publicEndpoint
    expect(publicEndpoint({ S3_PUBLIC_ENDPOINT: 'https://media.example' })).toBe('https://media.example')
    expect(publicEndpoint({ S3_DELIVERY: 'proxy' })).toBeNull()
  })

  it.each([
    [{ S3_BUCKET: 'clips', S3_SECRET_ACCESS_KEY: 'hush' }, 'S3_ENDPOINT, S3_ACCESS_KEY_ID'],
    [{ MEDIA_STORE: 's3' }, 'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY'],
    [{ S3_PUBLIC_ENDPOINT: 'https://media.example' }, 'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY'],
  ])('wants all of S3 or none: %j', (env, missing) => {
    const names = 'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY'
    const sentence = `For media on S3 there must be ${names}; not set: ${missing}.`
    expect(readConfig(env)).toEqual({ ok: false, sentence })
  })

  it.each([
    ['TOAPIS_API_KEY', 'sk my key'],
    ['TOAPIS_WEBHOOK_SECRET', 'two words'],
    ['DATABASE_URL', 'mysql://root:hunter2@db'],
    ['AUTH_SECRET', 'much-too-short'],
    ['METRICS_TOKEN', 'short'],
    ['S3_SECRET_ACCESS_KEY', 'two words'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'hush'],
  ])('does not repeat the secret %s', (name, value) => {
    expect(readConfig({ [name]: value })).toEqual({
      ok: false,
      sentence: expect.stringMatching(`^The setting ${name} has a value that cannot be used; expected: [^"]+\\.$`),
    })
  })

  it.each([
    [{}, false],
    [{ HOST: '::1', PUBLIC_URL: 'http://localhost:8080' }, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ HOST: '192.168.1.5' }, true],
    [{ HOST: '::' }, true],
    [{ PUBLIC_URL: 'https://clips.example' }, true],
    // A proxy before it that names our own address as the host, and nobody has said under which name it is reached.
    [{ TRUST_PROXY: '1' }, true],
    [{ TRUST_PROXY: '0' }, false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' }, true],
  ])('asks people to sign in as soon as others can reach it: %j', (env, signIn) => {
    expect(read(env).signIn).toBe(signIn)
  })

  it('shows no secret when printed', () => {
    const config = read({
      TOAPIS_API_KEY: 'sk-a',
      TOAPIS_WEBHOOK_SECRET: 'wh-s',
      DATABASE_URL: 'postgres://u:pw-d@h/x',
      AUTH_SECRET: 'auth-s-'.repeat(5),
      METRICS_TOKEN: 'metrics-t-of-here',
    })
    expect(config.embeddedDatabase).toBeUndefined()
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toMatch(/sk-a|wh-s|pw-d|auth-s|metrics-t/)
  })
})
