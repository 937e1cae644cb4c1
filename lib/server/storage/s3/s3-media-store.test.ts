import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { describeMediaStore } from '#lib/server/storage/testing/media-store-contract'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'
import { createS3MediaStore } from './s3-media-store.ts'

const folder = mkdtempSync(join(tmpdir(), 's3-media-store-'))
let server: S3Server
beforeAll(async () => {
  server = await startS3Server(join(folder, 'objects'))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describeMediaStore('S3 media store, by the contract', async () =>
  createS3MediaStore(await server.newBucket(), mkdtempSync(join(folder, 'temporary-'))),
)
