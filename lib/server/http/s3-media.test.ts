import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'
import { describeS3Media } from './testing/s3-media-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 's3-objects-'))
let server: S3Server
beforeAll(async () => {
  server = await startS3Server(folder)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describeS3Media('media on S3', () => server.newBucket())
