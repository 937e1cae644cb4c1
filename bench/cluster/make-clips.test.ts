import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { probeClip } from '#lib/server/media/probe-clip'
import { makeClips } from './make-clips.ts'

it('makes clips that play, of the size that is wanted, and no two alike', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clips-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  makeClips(folder, 12, 20_000)
  const clips = readdirSync(folder).map((name) => join(folder, name))
  const bytes = clips.map((clip) => readFileSync(clip))
  expect(bytes.map(({ length }) => length)).toEqual(Array.from({ length: 12 }, () => 20_000))
  expect(new Set(bytes.map((each) => each.toString('latin1'))).size).toBe(12)
  for (const clip of clips) expect(await probeClip(clip)).toMatchObject({ ok: true, width: 320, hasAudio: true })
})
