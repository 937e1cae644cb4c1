import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'
import { checkBucket } from './check-bucket.ts'
import type { S3Settings } from './s3-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-bucket-'))
const refusing = createServer(({ url }, response) => {
  const status = url?.startsWith('/starting') ? 404 : 403
  response.writeHead(status, { 'content-type': 'text/plain' }).end('404 page not found\n')
})
let server: S3Server
let settings: S3Settings
beforeAll(async () => {
  server = await startS3Server(folder)
  settings = await server.newBucket()
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  refusing.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('checkBucket', () => {
  it('takes a bucket that is there', async () => {
    expect(await checkBucket(settings)).toEqual({ ok: true })
  })

  it('says which bucket is not there', async () => {
    expect(await checkBucket({ ...settings, bucket: 'no-such-bucket' })).toEqual({
      ok: false,
      kind: 'refused',
      sentence: `S3_BUCKET is "no-such-bucket", but the store at ${settings.endpoint} has no such bucket: create it, or name another.`,
    })
  })

  it('says that the key has no right, and never the secret', async () => {
    const { port } = refusing.address() as { port: number }
    const checked = await checkBucket({ ...settings, endpoint: `http://127.0.0.1:${port}`, secretAccessKey: 'hunter2' })
    expect(checked).toMatchObject({ ok: false, kind: 'refused', sentence: expect.stringContaining('S3_ACCESS_KEY_ID') })
    expect(JSON.stringify(checked)).not.toContain('hunter2')
  })

  it('takes a 404 that is not about the bucket for a store that is away', async () => {
    const { port } = refusing.address() as { port: number }
    const checked = await checkBucket({ ...settings, endpoint: `http://127.0.0.1:${port}`, bucket: 'starting' })
    expect(checked).toMatchObject({ ok: false, kind: 'away', sentence: expect.stringContaining('404') })
  })

  it('tells a store that is away from one that refuses', async () => {
    const checked = await checkBucket({ ...settings, endpoint: 'http://127.0.0.1:9' })
    expect(checked).toMatchObject({ ok: false, kind: 'away', sentence: expect.stringContaining('ECONNREFUSED') })
  })
})
