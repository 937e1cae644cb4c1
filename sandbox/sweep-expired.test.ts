import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sweepExpired } from './sweep-expired.ts'

it('removes what is older than any link to it, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const now = Date.now()
  for (const [name, hours] of [
    ['old.mp4', 26],
    ['half.mp4.part', 26],
    ['live.mp4', 24],
  ] as const) {
    const time = new Date(now - hours * 3_600_000)
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), time, time)
  }
  sweepExpired([folder], now)
  expect(readdirSync(folder)).toEqual(['live.mp4'])
})
