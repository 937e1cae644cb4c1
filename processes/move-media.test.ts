import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDiskMediaStore } from '#lib/server/storage/disk-media-store'
import { type S3Server, startS3Server } from '#lib/server/storage/testing/s3-server'

const folder = mkdtempSync(path.join(tmpdir(), 'move-media-'))
const dataDir = path.join(folder, 'data')
let server: S3Server
let s3: Record<string, string>
const keep = (text: string) => createDiskMediaStore(path.join(dataDir, 'media')).put(Buffer.from(text), 'mp4')
beforeAll(async () => {
  mkdirSync(path.join(folder, 'objects'))
  server = await startS3Server(path.join(folder, 'objects'))
  s3 = server.envOf(await server.newBucket())
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** The command as a person gives it. @returns its exit code and what it said */
async function moveMedia(args: string[], env: Record<string, string>) {
  const said: string[] = []
  const child = spawn(process.execPath, ['processes/move-media.ts', ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, said: said.join('') }
}

it('takes media to the bucket, says what to set, and empties the disk once that is set', async () => {
  await keep('a clip')
  const moved = await moveMedia(['--to', 's3'], { ...s3, MEDIA_STORE: 'disk' })
  expect(moved.said).toContain('1 file (6 B) is in the bucket')
  expect(moved.said).toContain('Now set MEDIA_STORE=s3, restart it, and run this once more')
  expect(moved.code).toBe(0)
  const emptied = await moveMedia(['--to', 's3', '--remove'], s3)
  expect(emptied).toMatchObject({ code: 0, said: expect.stringMatching(/Removed from the folder .*: 1 file\./) })
})

it('does nothing without a place, a bucket or a store that answers, and never empties the store in use', async () => {
  await keep('another clip')
  expect(await moveMedia([], s3)).toMatchObject({ code: 1, said: expect.stringContaining('--to s3, or --to disk') })
  expect(await moveMedia(['--to', 's3'], {})).toMatchObject({ code: 1, said: expect.stringContaining('No bucket') })
  const inUse = await moveMedia(['--to', 's3', '--remove'], { ...s3, MEDIA_STORE: 'disk' })
  expect(inUse).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was done') })
  const away = await moveMedia(['--to', 's3'], { ...s3, S3_ENDPOINT: 'http://127.0.0.1:9' })
  expect(away).toMatchObject({ code: 1, said: expect.stringMatching(/does not answer.*What is done stays done/s) })
})
