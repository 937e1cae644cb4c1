import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSandbox } from '#sandbox/testing/open-sandbox'
import { giveClips } from './give-clips.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'clips-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

it('completes each task with the next of the clips, at its own address', async () => {
  const clips = folder()
  for (const name of ['b.mp4', 'a.mp4', 'notes.txt']) writeFileSync(join(clips, name), `bytes of ${name}`)
  await using sandbox = await openSandbox({ render: giveClips(clips) })
  const files: string[] = []
  for (const prompt of ['one', 'two', 'three']) {
    const { body: accepted } = await sandbox.submit({ model: 'kling-v3', prompt })
    await expect.poll(() => sandbox.status(accepted.id)).toMatchObject({ body: { status: 'completed' } })
    const { body } = await sandbox.status(accepted.id)
    const [{ url }] = body.result.data
    expect(url).toContain(accepted.id)
    files.push((await sandbox.call(new URL(url).pathname)).text)
  }
  expect(files).toEqual(['bytes of a.mp4', 'bytes of b.mp4', 'bytes of a.mp4'])
})

it('says what is wrong with a folder that has none', () => {
  const empty = folder()
  expect(() => giveClips(empty)).toThrow(`SANDBOX_CLIPS names ${empty}, where there is no .mp4.`)
})
